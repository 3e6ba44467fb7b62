using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Selling;
using Orleans;

namespace ChannelGrains.Domain.Targets;

/// <summary>How a scope's sales of a period stand to its target on a day. Today counts as gone: what was sold today is in the net, and today's part in the
/// target to date.</summary>
/// <param name="Target">Of the whole period.</param>
/// <param name="Net">Net sales of the period, all that is known now.</param>
/// <param name="SellingDays">Of the whole period.</param>
/// <param name="SellingDaysGone">Of them up to today.</param>
/// <param name="Linear">The target spread evenly over the selling days.</param>
/// <param name="Seasonal">Each month's target, as its weight gave it, spread evenly over the month's selling days.</param>
/// <param name="RequiredPerDay">What each selling day left must bring to reach the target, rounded up to the minor unit; 0 when it is reached, null when no
/// selling day is left.</param>
[GenerateSerializer, Immutable]
public sealed record Pace(
    [property: Id(0)] Amount Target,
    [property: Id(1)] Amount Net,
    [property: Id(2)] int SellingDays,
    [property: Id(3)] int SellingDaysGone,
    [property: Id(4)] PaceLine Linear,
    [property: Id(5)] PaceLine Seasonal,
    [property: Id(6)] Amount? RequiredPerDay)
{
    public int SellingDaysLeft => SellingDays - SellingDaysGone;

    /// <summary>Net / target; no value when the target is 0.</summary>
    public DecimalRatio Attainment => DecimalRatio.Of(Net, Target);

    /// <summary>The pace of a period.</summary>
    /// <param name="parts">The parts of the period's target, in their order and without holes; at least one.</param>
    /// <param name="net">Its net sales.</param>
    /// <param name="today">The scope's business day.</param>
    /// <param name="days">Its selling days.</param>
    /// <param name="minorUnit">The currency's.</param>
    public static Pace Of(IReadOnlyList<PacePart> parts, Amount net, BusinessDay today, SellingDays days, Amount minorUnit)
    {
        var whole = new PacePart(parts[0].FirstDay, parts[^1].LastDay, parts.Aggregate(Amount.Zero, (sum, part) => sum + part.Target));
        var (all, gone) = Count(whole, today, days);
        var linear = ToDate(whole, today, days, minorUnit);
        var seasonal = parts.Aggregate(Amount.Zero, (sum, part) => sum + ToDate(part, today, days, minorUnit));
        return new Pace(whole.Target, net, all, gone, PaceLine.Of(linear, net), PaceLine.Of(seasonal, net), Required(whole.Target - net, all - gone, minorUnit));
    }

    /// <summary>What of a period's target falls to a day: what the <see cref="Seasonal"/> target to date grows by with it, so that the days of a month add up to its target.</summary>
    public static Amount OfDay(IReadOnlyList<PacePart> parts, BusinessDay day, SellingDays days, Amount minorUnit)
    {
        var before = day.AddDays(-1);
        return parts.Aggregate(Amount.Zero, (sum, part) => sum + ToDate(part, day, days, minorUnit) - ToDate(part, before, days, minorUnit));
    }

    /// <summary>The part of a target that falls to the selling days up to today, as <see cref="ExactSplit"/> parts it from the rest. Where no day sells, all of
    /// it falls to the last day.</summary>
    private static Amount ToDate(PacePart part, BusinessDay today, SellingDays days, Amount minorUnit)
    {
        if (today < part.FirstDay)
            return Amount.Zero;
        if (today >= part.LastDay)
            return part.Target;
        var (all, gone) = Count(part, today, days);
        return all == 0 ? Amount.Zero : ExactSplit.Of(part.Target, [gone, all - gone], minorUnit)[0];
    }

    private static (int All, int Gone) Count(PacePart part, BusinessDay today, SellingDays days) =>
        (days.Count(part.FirstDay, part.LastDay), days.Count(part.FirstDay, today < part.LastDay ? today : part.LastDay));

    private static Amount? Required(Amount missing, int daysLeft, Amount minorUnit)
    {
        if (daysLeft == 0)
            return null;
        if (missing <= Amount.Zero)
            return Amount.Zero;
        var step = minorUnit.Micros * daysLeft;
        return new Amount((missing.Micros + step - 1) / step * minorUnit.Micros);
    }
}
