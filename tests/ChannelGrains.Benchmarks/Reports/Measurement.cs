using ChannelGrains.Benchmarks.Driving;

namespace ChannelGrains.Benchmarks.Reports;

/// <summary>What was measured of one system under one workload, beside what it is compared with. Medians over the pairs.</summary>
internal sealed record Measurement
{
    public required string Workload { get; init; }

    public required string System { get; init; }

    public required double PerSecond { get; init; }

    public required double ServerCpuMicros { get; init; }

    public required double ClientCpuMicros { get; init; }

    /// <summary>CPU that the server used after a run until it was idle, by transaction.</summary>
    public double AfterCpuMicros { get; init; }

    public double AckP50Millis { get; init; }

    public double AckP99Millis { get; init; }

    /// <summary>At half of the own peak, from when a frame was due; null where it was not measured.</summary>
    public double? HalfPeakAckP50Millis { get; init; }

    public double? HalfPeakAckP99Millis { get; init; }

    /// <summary>The rate as a part of what it is compared with, the median of the pairs.</summary>
    public double? Ratio { get; init; }

    public string? RatioTo { get; init; }

    public double? Target { get; init; }

    /// <summary>Each pair's rate, in the order of the runs.</summary>
    public required double[] Runs { get; init; }

    public static Measurement Of(string workload, string system, IReadOnlyList<LoadResult> runs) => new()
    {
        Workload = workload,
        System = system,
        PerSecond = Median(runs.Select(run => run.PerSecond)),
        ServerCpuMicros = Median(runs.Select(run => run.ServerMicros)),
        ClientCpuMicros = Median(runs.Select(run => run.ClientMicros)),
        AckP50Millis = Median(runs.Select(run => run.Latencies.MillisAt(50))),
        AckP99Millis = Median(runs.Select(run => run.Latencies.MillisAt(99))),
        Runs = [.. runs.Select(run => run.PerSecond)],
    };

    public Measurement ComparedWith(Measurement other, double target) => this with
    {
        Ratio = Median(Runs.Zip(other.Runs, (own, its) => own / its)),
        RatioTo = other.System,
        Target = target,
    };

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
