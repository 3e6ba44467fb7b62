using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Settlement;

/// <summary>A closed month that is not what was stated.</summary>
/// <param name="Month">In months since 1970-01.</param>
/// <param name="Stated">The commission that was stated, in the currency's unit.</param>
/// <param name="Now">What it is now.</param>
/// <param name="Figures">What it has sold.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Days">The days whose facts it depends on.</param>
public sealed record ChangedMonth(int Month, Fraction Stated, Fraction Now, MonthFigures Figures, IReadOnlyList<AdjustmentReason> Reasons, DaySpan Days)
{
    public Fraction Difference => Now - Stated;

    /// <param name="after">The record that closed the statement before.</param>
    public StatementLine ToLine(long after) => new()
    {
        Kind = StatementLineKind.Adjustment,
        Month = Month,
        Days = Days,
        Exact = Difference,
        Reasons = Reasons,
        After = after,
    };
}
