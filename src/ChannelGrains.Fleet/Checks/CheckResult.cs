using System.Globalization;

namespace ChannelGrains.Fleet.Checks;

/// <summary>What a check found.</summary>
/// <param name="Figures">Figures compared.</param>
/// <param name="Partners">Partners that they are of.</param>
/// <param name="Differences">Those that are not equal.</param>
internal sealed record CheckResult(int Figures, int Partners, IReadOnlyList<Difference> Differences)
{
    public bool IsEqual => Differences.Count == 0;

    public static CheckResult Of(int partners, IReadOnlyCollection<Comparison> comparisons) =>
        new(comparisons.Sum(comparison => comparison.Figures), partners, [.. comparisons.SelectMany(comparison => comparison.Differences)]);

    /// <summary>Both, of the same partners.</summary>
    public CheckResult And(CheckResult other) => new(Figures + other.Figures, Partners, [.. Differences, .. other.Differences]);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"checked {Figures:N0} figures of {Partners} partners: {(IsEqual ? "all equal" : $"{Differences.Count:N0} DIFFERENT")}");
}
