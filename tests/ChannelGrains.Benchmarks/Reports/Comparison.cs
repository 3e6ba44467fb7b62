namespace ChannelGrains.Benchmarks.Reports;

/// <summary>A figure beside that of another system.</summary>
/// <param name="What">The figure.</param>
/// <param name="To">The other system.</param>
/// <param name="Ratio">Own by the other's: the median of the pairs.</param>
/// <param name="Target">What it should be.</param>
/// <param name="IsMost">The target is the most that it may be, else the least.</param>
internal sealed record Comparison(string What, string To, double Ratio, double Target, bool IsMost = false)
{
    public bool IsMet => IsMost ? Ratio <= Target : Ratio >= Target;
}
