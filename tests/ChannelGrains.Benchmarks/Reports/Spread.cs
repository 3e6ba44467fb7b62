using System.Globalization;

namespace ChannelGrains.Benchmarks.Reports;

/// <summary>Figures of several runs: the median, and the least and most of them.</summary>
internal readonly record struct Spread(double Median, double Least, double Most)
{
    /// <summary>What one has of the other in each pair of runs.</summary>
    public static Spread OfPairs(IEnumerable<double> own, IEnumerable<double> others)
    {
        var ratios = own.Zip(others, (one, other) => one / other).ToList();
        return new Spread(Measurement.Median(ratios), ratios.Min(), ratios.Max());
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:0.00} ({Least:0.00} to {Most:0.00})");
}
