using System.Globalization;

namespace ChannelGrains.Benchmarks.Reports;

/// <summary>What a part of the way can do by itself.</summary>
/// <param name="Name">The part.</param>
/// <param name="PerSecond">Transactions, or calls, per second.</param>
/// <param name="Micros">CPU time of one, of all who take part.</param>
internal sealed record Limit(string Name, double PerSecond, double Micros)
{
    public static void Write(TextWriter output, IReadOnlyList<Limit> limits)
    {
        if (limits.Count == 0)
            return;
        output.WriteLine("| limit | per second | CPU µs |\n|---|---:|---:|");
        foreach (var limit in limits)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {limit.Name} | {limit.PerSecond:N0} | {limit.Micros:0.00} |"));
        output.WriteLine();
    }
}
