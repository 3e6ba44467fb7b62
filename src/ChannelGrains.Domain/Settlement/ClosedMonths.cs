using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Settlement;

/// <summary>Earlier months whose commission, or sales, are others than was stated.</summary>
public static class ClosedMonths
{
    /// <summary>By month; a month that was never stated, as one before the first statement, counts as stated with nothing.</summary>
    /// <param name="book">The statements as they are.</param>
    /// <param name="basis">What is known now.</param>
    /// <param name="last">The last month to look at.</param>
    public static IReadOnlyList<ChangedMonth> Changed(SettlementBook book, StatementBasis basis, int last)
    {
        var first = Math.Min(basis.Commission.FirstMonth ?? int.MaxValue, book.Stated.FirstOrDefault()?.Month ?? int.MaxValue);
        var changed = new List<ChangedMonth>();
        // A month's commission also depends on the months of its quarter or year before it.
        var causes = new SortedSet<AdjustmentReason>();
        var (year, isTouched) = (int.MinValue, basis.IsRepriced);
        for (var month = first; month <= last; month++)
        {
            if (BusinessDay.FirstOfMonth(month).Year is var its && its != year)
            {
                year = its;
                causes.Clear();
            }
            var (stated, figures) = (book.StatedOf(month), basis.FiguresOf(month));
            // A base below 0 may be carried into any later month.
            isTouched |= figures != stated.Figures;
            if (!isTouched)
                continue;
            causes.UnionWith(figures.Since(stated.Figures));
            var now = basis.Commission.Of(month);
            if (now.Amount == stated.Exact && figures == stated.Figures)
                continue;
            var isAmended = now.Amount != stated.Exact && basis.AsStated().Of(month).Amount != now.Amount;
            changed.Add(new(month, stated.Exact, now.Amount, figures, ReasonsOf(causes, isAmended), CycleDays(now, month)));
        }
        return changed;
    }

    private static IReadOnlyList<AdjustmentReason> ReasonsOf(SortedSet<AdjustmentReason> causes, bool isAmended)
    {
        List<AdjustmentReason> reasons = [.. causes];
        if (isAmended)
            reasons.Add(AdjustmentReason.Amendment);
        return reasons.Count > 0 ? reasons : [AdjustmentReason.Other];
    }

    private static Agreements.DaySpan CycleDays(Commissions.MonthCommission commission, int month)
    {
        var first = BusinessDay.FirstOfMonth(month);
        foreach (var cycle in commission.Cycles)
            if (cycle.Cycle.FirstDay < first)
                first = cycle.Cycle.FirstDay;
        return new(first, BusinessDay.LastOfMonth(month));
    }
}
