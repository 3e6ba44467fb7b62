using ChannelGrains.Campaigns.Commands;

namespace ChannelGrains.Campaigns.Crash;

/// <summary>What a crash campaign did and found.</summary>
internal sealed record CrashReport(
    long Seed, int Rounds, int Kills, int KillsWhileSettling, long Transactions, long Duplicates, long Quarantined, CommandTally Commands, IReadOnlyList<TimeSpan> Recoveries,
    long JournalRecords, long JournalBytes, int FindingCount, IReadOnlyList<Finding> Findings)
{
    public bool IsClean => FindingCount == 0;

    public override string ToString()
    {
        var sorted = Recoveries.Order().ToList();
        var lines = new List<string>
        {
            $"crash: seed {Seed}, {Rounds} rounds, {Kills} kills ({KillsWhileSettling} of them while resuming)",
            $"  acknowledged: {Transactions} transactions applied, {Duplicates} answered as duplicates, {Quarantined} voids before their originals",
            $"  commands: {Commands}",
            $"  journal: {JournalRecords} records, {JournalBytes / 1024.0 / 1024.0:0.0} MiB",
        };
        if (sorted.Count > 0)
            lines.Add($"  start after a kill until ready: min {Seconds(sorted[0])}, median {Seconds(sorted[sorted.Count / 2])}, max {Seconds(sorted[^1])}");
        lines.Add(IsClean ? "  found nothing" : $"  found {FindingCount}:");
        lines.AddRange(Findings.Select(finding => "    " + finding));
        return string.Join(Environment.NewLine, lines);
    }

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.00} s";
}
