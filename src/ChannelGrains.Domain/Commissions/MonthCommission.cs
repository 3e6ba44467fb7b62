using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Commissions;

/// <summary>What a month brings: of each cycle that it belongs to, the commission to its end less that to the end of the month before.</summary>
/// <param name="Month">The month.</param>
/// <param name="Cycles">By track; none where no version prices a day of it.</param>
[GenerateSerializer, Immutable]
public sealed record MonthCommission([property: Id(0)] Period Month, [property: Id(1)] IReadOnlyList<CycleCommission> Cycles)
{
    /// <summary>Exact, in the currency's unit; below 0 where the month takes back what earlier ones of the cycle brought.</summary>
    public Fraction Amount => Cycles.Aggregate(Fraction.Zero, (sum, cycle) => sum + cycle.After.Total - cycle.Before.Total);

    /// <summary>What the caps take of it.</summary>
    public Fraction CapReduction => Cycles.Aggregate(Fraction.Zero, (sum, cycle) => sum + cycle.After.CapReduction - cycle.Before.CapReduction);

    /// <summary>The lines, which with <see cref="CapReduction"/> add up to the amount. A part that another month of the cycle brought at another rate is there twice: at the
    /// new rate, and below 0 at the old one.</summary>
    public IReadOnlyList<CommissionLine> Lines => [.. Cycles.SelectMany(LinesOf)];

    private static IEnumerable<CommissionLine> LinesOf(CycleCommission cycle)
    {
        var before = cycle.Before.Lines.ToList();
        foreach (var line in cycle.After.Lines)
        {
            var i = before.FindIndex(line.IsLike);
            var rest = i < 0 ? line : line with { Base = line.Base - before[i].Base, FlatFee = line.FlatFee - before[i].FlatFee };
            if (i >= 0)
                before.RemoveAt(i);
            if (rest.Base != Money.Amount.Zero || rest.FlatFee != Money.Amount.Zero)
                yield return rest;
        }
        foreach (var line in before)
            yield return line with { Base = -line.Base, FlatFee = -line.FlatFee };
    }
}
