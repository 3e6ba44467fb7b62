using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Domain.Selling;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Settlement;
using Agreed = ChannelGrains.Agreements.V1;
using Wire = ChannelGrains.Settlement.V1;

namespace ChannelGrains.Gateway.Settlement;

/// <summary>A balance as messages.</summary>
internal static class BalanceMessages
{
    public static Wire.GetBalanceResponse ToMessage(BalanceReading reading, SellingDays days, int graceDays)
    {
        var response = new Wire.GetBalanceResponse
        {
            Balance = ToMessage(reading.Parts, reading.CurrencyCode),
            CurrencyCode = reading.CurrencyCode,
            OpenPeriod = reading.OpenMonth is { } month ? Period.OfMonth(month).Id : "",
            ClosesOn = reading.OpenMonth is { } open ? ClosePeriod.ClosesOn(open, graceDays).ToString() : "",
            Today = reading.Today.ToString(),
            AsOf = Timestamps.FromMicros(reading.AsOfMicros),
            JournalVersion = reading.Version,
        };
        foreach (var cycle in reading.Running)
            if (cycle.After.Reached is { } reached)
                response.Distances.Add(ToMessage(cycle, reached, reading.Today, days));
        return response;
    }

    private static Wire.Balance ToMessage(BalanceParts parts, string currency) => new()
    {
        Accrued = parts.Accrued.ToText(),
        Held = MinorAmounts.ToMessage(parts.Held, currency),
        Available = MinorAmounts.ToMessage(parts.Available, currency),
        Disputed = MinorAmounts.ToMessage(parts.Disputed, currency),
        Blocked = MinorAmounts.ToMessage(parts.Blocked, currency),
        Paying = MinorAmounts.ToMessage(parts.Paying, currency),
        Paid = MinorAmounts.ToMessage(parts.Paid, currency),
        Rounded = parts.Rounded.ToText(),
        Lifetime = parts.Lifetime.ToText(),
    };

    private static Wire.BracketDistance ToMessage(CycleCommission cycle, ReachedBracket reached, BusinessDay today, SellingDays days)
    {
        var gone = days.Count(cycle.Cycle.FirstDay, today);
        var message = new Wire.BracketDistance
        {
            AgreementVersion = reached.Version,
            Period = cycle.Cycle.Id,
            Base = cycle.After.Base.ToString(),
            BaseKind = (Agreed.CommissionBase)cycle.Track.Base,
            Bracket = reached.Place + 1,
            Rate = reached.Bracket.Rate.ToString(),
            NextRate = reached.Next?.Rate.ToString() ?? "",
            Distance = reached.Distance?.ToString() ?? "",
            SellingDaysLeft = days.Count(today, cycle.Cycle.LastDay),
            SellingDaysGone = gone,
        };
        if (BracketPace.DaysToNext(reached, cycle.After.Base, gone) is { } needed)
            message.SellingDaysToNext = needed;
        return message;
    }
}
