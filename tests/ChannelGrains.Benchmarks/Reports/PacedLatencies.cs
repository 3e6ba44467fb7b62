using ChannelGrains.Benchmarks.Driving;

namespace ChannelGrains.Benchmarks.Reports;

/// <summary>Latencies at a part of the own peak, from when a frame was due: medians over the pairs.</summary>
internal sealed record PacedLatencies(double Share, double P50Millis, double P99Millis, double P999Millis)
{
    public static PacedLatencies Of(double share, IReadOnlyList<AckLatencies> runs) =>
        new(share, MedianAt(runs, 50), MedianAt(runs, 99), MedianAt(runs, 99.9));

    private static double MedianAt(IReadOnlyList<AckLatencies> runs, double percentile) => Measurement.Median(runs.Select(run => run.MillisAt(percentile)));
}
