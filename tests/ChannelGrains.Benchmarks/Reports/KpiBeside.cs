using System.Globalization;

namespace ChannelGrains.Benchmarks.Reports;

/// <summary>GetPartnerKpis of a month beside full ingest. Medians over the pairs.</summary>
internal sealed record KpiBeside
{
    private const double Target = 3;

    public required string System { get; init; }

    /// <summary>Transactions per second without queries.</summary>
    public required double AlonePerSecond { get; init; }

    /// <summary>Transactions per second beside 1,000 queries a second.</summary>
    public required double IngestPerSecond { get; init; }

    /// <summary>Answers per second when 1,000 are asked for.</summary>
    public required double AnswersPerSecond { get; init; }

    /// <summary>From when a query was due.</summary>
    public required double P50Millis { get; init; }

    public required double P99Millis { get; init; }

    /// <summary>Answers per second when 8 callers ask as fast as they are answered.</summary>
    public required double MostAnswersPerSecond { get; init; }

    /// <summary>Most answers by those of the first peer, PostgreSQL; null for others than ours.</summary>
    public double? OfPostgres { get; init; }

    public double? LeastOfPostgres => OfPostgres is null ? null : Target;

    public static void Write(TextWriter output, IReadOnlyList<KpiBeside> rows)
    {
        if (rows.Count == 0)
            return;
        output.WriteLine("\n| system | transactions per second alone | beside 1,000 queries/s | answers/s then | their p50 / p99 ms | most answers/s beside full ingest | of postgres (target) |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---|");
        foreach (var row in rows)
        {
            var ratio = row.OfPostgres is { } of
                ? string.Create(CultureInfo.InvariantCulture, $"{of:0.0} (≥ {Target:0}){(of < Target ? " missed" : "")}")
                : "";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {row.System} | {row.AlonePerSecond:N0} | {row.IngestPerSecond:N0} | {row.AnswersPerSecond:N0} | {row.P50Millis:0.0} / {row.P99Millis:0.0} | {row.MostAnswersPerSecond:N0} | {ratio} |"));
        }
    }
}
