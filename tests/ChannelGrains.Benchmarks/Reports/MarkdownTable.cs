using System.Globalization;

namespace ChannelGrains.Benchmarks.Reports;

/// <summary>Measurements as the table of tests/README.md.</summary>
internal static class MarkdownTable
{
    private const double LargestHalfPeakMillis = 20;

    public static void Write(TextWriter output, IEnumerable<Measurement> measurements)
    {
        output.WriteLine("| workload | system | per second | CPU µs server / after / store / client | ack p50 / p99 / p99.9 ms | at half of own peak | beside others (target) | missed |");
        output.WriteLine("|---|---|---:|---:|---:|---:|---|---|");
        var before = "";
        foreach (var m in measurements)
        {
            var workload = m.Workload == before ? "" : m.Workload;
            before = m.Workload;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {workload} | {System(m)} | {m.PerSecond:N0} | {m.ServerCpuMicros:0.00} / {m.AfterCpuMicros:0.00} / {m.StoreCpuMicros:0.00} / {m.ClientCpuMicros:0.00} | {m.AckP50Millis:0.0} / {m.AckP99Millis:0.0} / {m.AckP999Millis:0.0} | {HalfPeak(m)} | {Ratios(m)} | {Missed(m)} |"));
        }
    }

    private static string System(Measurement m) => m.Variant.Length > 0 ? $"{m.System} ({m.Variant})" : m.System;

    private static string HalfPeak(Measurement m) => m.HalfPeak is { } half
        ? string.Create(CultureInfo.InvariantCulture, $"{half.P50Millis:0.0} / {half.P99Millis:0.0} / {half.P999Millis:0.0}")
        : "";

    private static string Ratios(Measurement m) => string.Join("; ", m.Comparisons.Select(c =>
        string.Create(CultureInfo.InvariantCulture, $"{c.Ratio:0.00} × {(c.What == "rate" ? "" : c.What + " of ")}{c.To} ({(c.IsMost ? "≤" : "≥")} {c.Target:0.##})")));

    private static string Missed(Measurement m)
    {
        var missed = m.Comparisons.Where(comparison => !comparison.IsMet).Select(comparison => $"{comparison.What}: {comparison.To}").ToList();
        if (m.Comparisons.Count > 0 && m.HalfPeak?.P99Millis > LargestHalfPeakMillis)
            missed.Add($"p99 at half: {LargestHalfPeakMillis} ms");
        return missed.Count > 0 ? string.Join(", ", missed) : m.Comparisons.Count > 0 ? "nothing" : "";
    }
}
