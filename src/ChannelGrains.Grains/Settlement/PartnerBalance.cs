using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Commissions;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Grains.Settlement;

internal sealed class PartnerBalance(IGrainContextAccessor context, IEnumerable<PayoutCondition> conditions) : PartnerExtension(context), IPartnerBalance
{
    private static readonly SettlementBook Nothing = new();
    private static readonly Dictionary<int, (long Held, bool IsBlocked)> NoneWaits = [];

    /// <summary>A turn is taken only where something has to be read that is not in memory.</summary>
    public async Task<Answer<BalanceReading>> Read(ClosingRules rules, IChangeObserver? observer) =>
        await Partner.ReadAsync(partner => TryRead(partner, rules, observer), CancellationToken.None)
        ?? await Partner.InTurnAsync(async partner =>
        {
            if (partner.Life is not { } life)
                return Answer<BalanceReading>.Refuse(Unknown());
            var waiting = await WaitingAsync(partner, life.DayOf(Partner.NowMicros));
            Partner.Watch(observer);
            return Read(partner, life, await PricedAgreement.ReadAsync(Partner, partner), waiting, rules);
        }, CancellationToken.None);

    private Answer<BalanceReading>? TryRead(FoldedPartner partner, ClosingRules rules, IChangeObserver? observer)
    {
        if (partner.Life is not { } life)
            return Answer<BalanceReading>.Refuse(Unknown());
        if (PricedAgreement.TryRead(partner) is not { } priced || BookOf(partner).Statements.Any(statement => statement.IsWaiting))
            return null;
        // Nothing runs between entering the observer and reading, so that no change falls between them.
        Partner.Watch(observer);
        return Read(partner, life, priced, NoneWaits, rules);
    }

    private Answer<BalanceReading> Read(FoldedPartner partner, PartnerLife life, PricedAgreement priced, IReadOnlyDictionary<int, (long Held, bool IsBlocked)> waiting, ClosingRules rules)
    {
        var (book, currency, now) = (BookOf(partner), life.Particulars.CurrencyCode, Partner.NowMicros);
        var today = life.DayOf(now);
        var days = priced.Days;
        var history = priced.HistoryOf(partner, rules.Calendar);
        var earned = history.Sum(BusinessDay.Max(today, partner.LastCounted));
        var inForce = days.FirstOrDefault(version => version.IsInForce && version.Days.Contains(today));
        var basis = new StatementBasis { Commission = history, FirstPriced = days.Count > 0 ? days[0].Days.First : null };
        return Answer<BalanceReading>.Of(new()
        {
            Parts = BalanceParts.Of(book, earned, today, statement => waiting[statement.Month].Held, statement => waiting[statement.Month].IsBlocked, currency),
            Running = inForce is null ? [] : [.. history.Of(today.Month, today).Cycles.Where(cycle => cycle.Track == inForce.Track)],
            OpenMonth = ClosePeriod.NextOf(book, life, basis),
            Today = today,
            Region = life.PlacementOn(today).Region,
            CurrencyCode = currency,
            AsOfMicros = now,
            Version = Partner.Version,
        }, Partner.Ticket);
    }

    /// <summary>Of each statement that waits for its payment: what of it is held today, and whether something blocks it.</summary>
    private async ValueTask<IReadOnlyDictionary<int, (long Held, bool IsBlocked)>> WaitingAsync(FoldedPartner partner, BusinessDay today)
    {
        var waiting = new Dictionary<int, (long, bool)>();
        foreach (var statement in BookOf(partner).Statements.Where(statement => statement.IsWaiting))
            waiting.Add(statement.Month, (await HeldAsync(statement, today), await IsBlockedAsync(partner, statement, today)));
        return waiting;
    }

    private async ValueTask<long> HeldAsync(ClosedStatement statement, BusinessDay today) => statement.IsDue(today)
        ? 0
        : ((PeriodClosed)(await SettlementRecords.ReadAsync(Partner, statement.ClosedAt)).Fact).Statement.HeldOn(today);

    private async ValueTask<bool> IsBlockedAsync(FoldedPartner partner, ClosedStatement statement, BusinessDay today)
    {
        foreach (var condition in conditions)
            if ((await condition.FindAsync(Partner, partner, statement, today, CancellationToken.None)).Count > 0)
                return true;
        return false;
    }

    private static SettlementBook BookOf(FoldedPartner partner) => partner.Part<SettlementBook>() ?? Nothing;
}
