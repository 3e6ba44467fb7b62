namespace ChannelGrains.Fleet.Ledgers;

/// <summary>What a statement must say. Exact amounts are in billionths of CNY, others in fen.</summary>
/// <param name="Month">The month's first day.</param>
/// <param name="Commission">The month's own commission, exact.</param>
/// <param name="Adjustments">Of earlier months.</param>
/// <param name="CarriedIn">What the statement before carried.</param>
/// <param name="MinimumPayout">What is less is carried.</param>
internal sealed record PartnerStatement(DateOnly Month, long Commission, IReadOnlyList<MonthAdjustment> Adjustments, long CarriedIn, long MinimumPayout)
{
    private const long BillionthsOfAFen = 10_000_000;

    public long Adjusted => Adjustments.Sum(adjustment => adjustment.Difference);

    /// <summary>Both rounded once, halves away from 0, and what was carried.</summary>
    public long Total => Rounded(Commission + Adjusted) + CarriedIn;

    public bool IsCarried => Total <= 0 || Total < MinimumPayout;

    private static long Rounded(long exact) => Math.Sign(exact) * ((Math.Abs(exact) + (BillionthsOfAFen / 2)) / BillionthsOfAFen);
}
