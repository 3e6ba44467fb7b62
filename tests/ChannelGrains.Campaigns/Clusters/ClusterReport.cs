using System.Globalization;
using ChannelGrains.Campaigns.Commands;

namespace ChannelGrains.Campaigns.Clusters;

/// <summary>What a campaign on a cluster did and found.</summary>
internal sealed record ClusterReport(
    long Seed, IReadOnlyList<ClusterRound> Rounds, long Transactions, CommandTally Commands, long Records, int FindingCount, IReadOnlyList<Finding> Findings)
{
    public bool IsClean => FindingCount == 0 && !Rounds.Any(round => round.IsTooLong || round.IsNoticed);

    public override string ToString()
    {
        var lines = new List<string>
        {
            $"cluster: seed {Seed}, {Rounds.Count} faults, {Transactions} transactions acknowledged, {Records} records verified",
            $"  commands: {Commands}",
            "",
            "| fault | times | acknowledgements interrupted s, median / max | reads s, median / max | aim s | reads failed | views agree s, max |",
            "|---|---:|---:|---:|---:|---:|---:|",
        };
        foreach (var kind in Rounds.GroupBy(round => round.Fault))
            lines.Add($"| {kind.Key.Name} | {kind.Count()} | {MedianAndMax(kind.Select(round => round.Acknowledgements))} | {MedianAndMax(kind.Select(round => round.Reads))} "
                + $"| {(kind.Key.Aim is { } aim ? Seconds(aim) : "")} | {kind.Sum(round => round.Failures.Values.Sum())} | {Seconds(kind.Max(round => round.ViewsAfter))} |");
        lines.Add("");
        lines.AddRange(Rounds.Where(round => round.IsTooLong).Select(round => $"too long: {round}"));
        lines.AddRange(Rounds.Where(round => round.IsNoticed).Select(round => $"no call may fail: {round}"));
        lines.Add(FindingCount == 0 ? "found nothing wrong" : $"found {FindingCount}:");
        lines.AddRange(Findings.Select(finding => "  " + finding));
        return string.Join(Environment.NewLine, lines);
    }

    private static string MedianAndMax(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return $"{Seconds(sorted[sorted.Count / 2])} / {Seconds(sorted[^1])}";
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
