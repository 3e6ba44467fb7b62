using ChannelGrains.Benchmarks.Driving;

namespace ChannelGrains.Benchmarks.Reports;

/// <summary>What was measured of one system under one workload, beside what it is compared with. Medians over the pairs.</summary>
internal sealed record Measurement
{
    public required string Workload { get; init; }

    public required string System { get; init; }

    /// <summary>How a peer did it; empty where there is no choice.</summary>
    public string Variant { get; init; } = "";

    /// <summary>What each of its variants reached in the trial, per second.</summary>
    public IReadOnlyDictionary<string, double> Trials { get; init; } = new Dictionary<string, double>();

    public required double PerSecond { get; init; }

    public required double ServerCpuMicros { get; init; }

    /// <summary>Of the database behind the server.</summary>
    public double StoreCpuMicros { get; init; }

    public required double ClientCpuMicros { get; init; }

    /// <summary>CPU that the server used after a run until it was idle, by transaction.</summary>
    public double AfterCpuMicros { get; init; }

    public double AckP50Millis { get; init; }

    public double AckP99Millis { get; init; }

    public double AckP999Millis { get; init; }

    public IReadOnlyList<PacedLatencies> Paced { get; init; } = [];

    public IReadOnlyList<Comparison> Comparisons { get; init; } = [];

    /// <summary>Each pair's rate, in the order of the runs.</summary>
    public required double[] Runs { get; init; }

    public PacedLatencies? HalfPeak => Paced.FirstOrDefault(paced => paced.Share == 0.5);

    public static Measurement Of(string workload, string system, IReadOnlyList<LoadResult> runs) => new()
    {
        Workload = workload,
        System = system,
        PerSecond = Median(runs.Select(run => run.PerSecond)),
        ServerCpuMicros = Median(runs.Select(run => run.ServerMicros)),
        StoreCpuMicros = Median(runs.Select(run => run.StoreMicros)),
        ClientCpuMicros = Median(runs.Select(run => run.ClientMicros)),
        AckP50Millis = Median(runs.Select(run => run.Latencies.MillisAt(50))),
        AckP99Millis = Median(runs.Select(run => run.Latencies.MillisAt(99))),
        AckP999Millis = Median(runs.Select(run => run.Latencies.MillisAt(99.9))),
        Runs = [.. runs.Select(run => run.PerSecond)],
    };

    /// <summary>Adds the rate as a multiple of the other's, and whether it is enough.</summary>
    public Measurement ComparedWith(Measurement other, double target) =>
        With(new Comparison("rate", other.System, Median(Runs.Zip(other.Runs, (own, its) => own / its)), target));

    /// <summary>Adds the p99 at half of the own peak as a part of the other's at half of its own; it must be smaller.</summary>
    public Measurement WithQuickerAnswersThan(Measurement other) =>
        With(new Comparison("p99 at half", other.System, HalfPeak!.P99Millis / other.HalfPeak!.P99Millis, 1, IsMost: true));

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private Measurement With(Comparison comparison) => this with { Comparisons = [.. Comparisons, comparison] };
}
