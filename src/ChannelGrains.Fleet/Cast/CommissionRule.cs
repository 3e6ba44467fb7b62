using ChannelGrains.Partners.V1;

namespace ChannelGrains.Fleet.Cast;

/// <summary>What a partner gets of its net sales of a month.</summary>
/// <param name="IsGraduated">Each part at the rate of its bracket; else all of it at that of the bracket reached.</param>
/// <param name="Brackets">From the lowest on: upper bound in whole CNY, inclusive, null for none; rate in thousandths.</param>
/// <param name="MinimumPayout">What is less is carried, in whole CNY.</param>
internal sealed record CommissionRule(bool IsGraduated, IReadOnlyList<(long? UpTo, int Thousandths)> Brackets, long MinimumPayout)
{
    private const long Micros = 1_000_000;

    private static readonly CommissionRule Dealer = new(true, [(2_000_000, 30), (6_000_000, 40), (null, 50)], 100);
    private static readonly CommissionRule Own = new(false, [(1_000_000, 10), (null, 15)], 0);

    public static CommissionRule Of(FleetPartner partner) => partner.Type == ChannelType.Intermediary ? Dealer : Own;

    /// <summary>The commission of a month, exact, in billionths of CNY.</summary>
    /// <param name="net">Net sales in micros of CNY; below 0 counts as 0.</param>
    public long Commission(long net) => IsGraduated
        ? Enumerable.Range(0, Brackets.Count).Sum(place => PartOf(place, net) * Brackets[place].Thousandths)
        : Math.Max(0, net) * Brackets.First(bracket => bracket.UpTo is null || net <= bracket.UpTo * Micros).Thousandths;

    /// <summary>The rates, in thousandths, of the brackets in which two nets of a month differ.</summary>
    public IReadOnlyList<int> RatesBetween(long one, long other) =>
        [.. Enumerable.Range(0, Brackets.Count).Where(place => PartOf(place, one) != PartOf(place, other)).Select(place => Brackets[place].Thousandths)];

    private long PartOf(int place, long net)
    {
        var lower = place == 0 ? 0 : Brackets[place - 1].UpTo!.Value * Micros;
        return Math.Max(0, (Brackets[place].UpTo is { } upTo ? Math.Min(net, upTo * Micros) : net) - lower);
    }
}
