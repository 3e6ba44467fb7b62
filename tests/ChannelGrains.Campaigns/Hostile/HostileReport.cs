using System.Globalization;

namespace ChannelGrains.Campaigns.Hostile;

/// <summary>What a hostile campaign did and found.</summary>
internal sealed record HostileReport(long Seed, IReadOnlyList<HostileRound> Rounds, int Partners, long JournalRecords, int FindingCount, IReadOnlyList<Finding> Findings)
{
    public bool IsClean => FindingCount == 0;

    public override string ToString()
    {
        var lines = new List<string>
        {
            $"hostile: seed {Seed}, {Rounds.Count} rounds; figures of {Partners} partners against the ledger, {JournalRecords:#,0} records of the journal verified",
            "",
            "| load | peak memory MiB | healthy partner p50 / p99 ms | query p99 ms |",
            "|---|---:|---:|---:|",
        };
        // The worst of each kind.
        foreach (var kind in Rounds.GroupBy(round => round.Attack))
            lines.Add(string.Create(CultureInfo.InvariantCulture,
                $"| {kind.Key} | {kind.Max(round => round.PeakMiB):#,0} | {kind.Max(round => round.HealthyP50.TotalMilliseconds):0.0} / {kind.Max(round => round.HealthyP99.TotalMilliseconds):0.0} | {kind.Max(round => round.QueryP99.TotalMilliseconds):0.0} |"));
        lines.Add("");
        lines.Add(IsClean ? "found nothing" : $"found {FindingCount}:");
        lines.AddRange(Findings.Select(finding => "  " + finding));
        return string.Join(Environment.NewLine, lines);
    }
}
