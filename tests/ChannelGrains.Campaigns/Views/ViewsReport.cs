namespace ChannelGrains.Campaigns.Views;

/// <summary>What a campaign on views did and found.</summary>
internal sealed record ViewsReport(
    long Seed, int Rounds, int Partners, long Transactions, IReadOnlyList<TimeSpan> ExactAfter, long VerifiedCells, int FindingCount, IReadOnlyList<Finding> Findings)
{
    public bool IsClean => FindingCount == 0;

    public override string ToString()
    {
        var sorted = ExactAfter.Order().ToList();
        var lines = new List<string>
        {
            $"views: seed {Seed}, {Rounds} kills, {Partners} partners, {Transactions} transactions",
            $"  VerifyViews compared {VerifiedCells} cells",
        };
        if (sorted.Count > 0)
            lines.Add($"  from ready until every sum was exact: min {Seconds(sorted[0])}, median {Seconds(sorted[sorted.Count / 2])}, max {Seconds(sorted[^1])}");
        lines.Add(IsClean ? "  found nothing" : $"  found {FindingCount}:");
        lines.AddRange(Findings.Select(finding => "    " + finding));
        return string.Join(Environment.NewLine, lines);
    }

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.00} s";
}
