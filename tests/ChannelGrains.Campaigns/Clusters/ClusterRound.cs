using System.Globalization;
using ChannelGrains.Campaigns.Clusters.Faults;

namespace ChannelGrains.Campaigns.Clusters;

/// <summary>What one fault did to a cluster, as clients saw it.</summary>
/// <param name="Number">Of the round.</param>
/// <param name="Fault">Its kind.</param>
/// <param name="Acknowledgements">The longest time that a lane went without.</param>
/// <param name="Reads">The longest time that a partner could not be read.</param>
/// <param name="Failures">Reads that failed, by how.</param>
/// <param name="ViewsAfter">How long views took to agree, from the first look.</param>
/// <param name="Transactions">Acknowledged in all so far.</param>
internal sealed record ClusterRound(
    int Number, Fault Fault, TimeSpan Acknowledgements, TimeSpan Reads, IReadOnlyDictionary<string, int> Failures, TimeSpan ViewsAfter, long Transactions)
{
    /// <summary>Clients waited longer than they may.</summary>
    public bool IsTooLong => Acknowledgements > Fault.Aim || Reads > Fault.Aim;

    /// <summary>A call failed where none may.</summary>
    public bool IsNoticed => Fault.IsUnnoticed && Failures.Count > 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"round {Number}, {Fault.Name}: acknowledgements interrupted for {Acknowledgements.TotalSeconds:0.0} s, reads for {Reads.TotalSeconds:0.0} s, ")
        + $"{(Failures.Count == 0 ? "no read failed" : $"reads failed: {string.Join(", ", Failures.Select(failure => $"{failure.Value} {failure.Key}"))}")}, {Transactions} transactions in all";
}
