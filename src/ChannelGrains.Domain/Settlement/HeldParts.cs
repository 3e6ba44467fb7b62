using System.Numerics;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Settlement;

/// <summary>Until when which part of a statement is held: what a business day has added to its commission for the hold days of that day's version, an adjustment for those of the last day of
/// its month. A debt is never held, nor is what was carried or a dispute has granted.</summary>
internal static class HeldParts
{
    /// <summary>By day, a day once.</summary>
    /// <param name="basis">What the statement is made of.</param>
    /// <param name="month">Its month.</param>
    /// <param name="lines">Its lines, with their shares.</param>
    /// <param name="places">Places of the minor unit.</param>
    public static IReadOnlyList<HeldPart> Of(StatementBasis basis, int month, IReadOnlyList<StatementLine> lines, int places)
    {
        var held = new SortedDictionary<BusinessDay, long>();
        var days = basis.Commission.DaysOf(month) is { Count: > 0 } sold ? sold : [BusinessDay.LastOfMonth(month)];
        if (days.Any(day => basis.HoldDaysOf(day) > 0))
            foreach (var (day, amount) in ByDay(basis, days, lines.Where(line => line.IsOwn).Sum(line => line.Share), places))
                Hold(day, amount);
        foreach (var line in lines.Where(line => line.Kind == StatementLineKind.Adjustment))
            Hold(BusinessDay.LastOfMonth(line.Month), line.Share);
        return [.. held.Select(part => new HeldPart(part.Key, part.Value))];

        void Hold(BusinessDay day, long amount)
        {
            if (amount > 0 && basis.HoldDaysOf(day) is > 0 and var hold)
                held[day.AddDays(hold)] = held.GetValueOrDefault(day.AddDays(hold)) + amount;
        }
    }

    /// <summary>What each day has added, rounded down with the days before it; the last day has the rest.</summary>
    private static IEnumerable<(BusinessDay Day, long Amount)> ByDay(StatementBasis basis, IReadOnlyList<BusinessDay> days, long total, int places)
    {
        var (before, unit) = (0L, Fraction.Of(BigInteger.Pow(10, places)));
        foreach (var day in days.SkipLast(1))
        {
            var through = (basis.Commission.Of(day.Month, day).Amount * unit).Floor();
            // What later days take back may be beyond the bounds: it is theirs.
            if (BigInteger.Abs(through) > SettlementLimits.LargestMinor)
                continue;
            yield return (day, (long)through - before);
            before = (long)through;
        }
        yield return (days[^1], total - before);
    }
}
