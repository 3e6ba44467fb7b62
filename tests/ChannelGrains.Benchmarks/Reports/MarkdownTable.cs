using System.Globalization;

namespace ChannelGrains.Benchmarks.Reports;

/// <summary>Measurements as the table of tests/README.md.</summary>
internal static class MarkdownTable
{
    private const double LargestHalfPeakMillis = 20;

    public static void Write(TextWriter output, IEnumerable<Measurement> measurements)
    {
        output.WriteLine("| workload | system | per second | server CPU µs | after it µs | client CPU µs | ack p50 / p99 ms | at half p50 / p99 ms | ratio | target | |");
        output.WriteLine("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---|");
        foreach (var m in measurements)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {m.Workload} | {m.System} | {m.PerSecond:N0} | {m.ServerCpuMicros:0.00} | {m.AfterCpuMicros:0.00} | {m.ClientCpuMicros:0.00} | {m.AckP50Millis:0.0} / {m.AckP99Millis:0.0} | {HalfPeak(m)} | {Ratio(m)} | {m.Target:0.00} | {Verdict(m)} |"));
        }
    }

    private static string HalfPeak(Measurement m) => m.HalfPeakAckP99Millis is { } p99
        ? string.Create(CultureInfo.InvariantCulture, $"{m.HalfPeakAckP50Millis:0.0} / {p99:0.0}")
        : "";

    private static string Ratio(Measurement m) => m.Ratio is { } ratio ? string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} of {m.RatioTo}") : "";

    private static string Verdict(Measurement m)
    {
        var missed = new List<string>();
        if (m.Ratio < m.Target)
            missed.Add("rate");
        if (m.HalfPeakAckP99Millis > LargestHalfPeakMillis)
            missed.Add("p99");
        return missed.Count > 0 ? "missed: " + string.Join(", ", missed) : m.Target is null ? "" : "met";
    }
}
