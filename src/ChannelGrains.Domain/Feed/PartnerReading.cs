namespace ChannelGrains.Domain.Feed;

/// <summary>What a view shows of one partner.</summary>
/// <param name="Version">Version of the partner's journal that it shows; 0 when it shows nothing.</param>
[GenerateSerializer, Immutable]
public abstract record PartnerReading([property: Id(0)] long Version)
{
    public abstract int CellCount { get; }

    /// <summary>The cells that are not as they are in another reading of the same view, whatever the versions; empty when all are.</summary>
    public abstract IReadOnlyList<CellDifference> DifferencesTo(PartnerReading expected);
}
