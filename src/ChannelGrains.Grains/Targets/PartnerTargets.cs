using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Watching;
using Orleans.Runtime;

namespace ChannelGrains.Grains.Targets;

internal sealed class PartnerTargets(IGrainContextAccessor context, TargetTerms terms, TargetInstruments instruments) : PartnerExtension(context), IPartnerTargets
{
    private static readonly TargetBook None = new();

    public async Task<Answer<TargetVersion>> Set(SetTarget command, RequestStamp request)
    {
        var answer = await Partner.ChangeAsync("SetTarget", request, TargetFacts.Answers, async partner =>
        {
            if (CheckLife(partner) is { } refusal)
                return refusal;
            var now = Partner.NowMicros;
            var outcome = await terms.DecideAsync(
                command, BookOf(partner), request, _ => partner.Life!.DayOf(now), (year, _) => ValueTask.FromResult(LastYear(partner, year)));
            return TargetDecision.Of(outcome, Partner.Version + 1, now, request.Principal);
        }, CancellationToken.None);
        instruments.OnSet(TargetScopeKind.Partner, answer.Refusal);
        return answer;
    }

    public async Task<Answer<TargetVersion>> Take(TakeAllocation command, string principal)
    {
        var answer = await Partner.ChangeAsync("TakeAllocation", new RequestStamp(principal, "", default), TargetFacts.Answers, async partner =>
        {
            if (CheckLife(partner) is { } refusal)
                return refusal;
            if (command.IsTaken(BookOf(partner)))
                return new Decision<TargetVersion>(null, BookOf(partner).Of(command.FirstMonth), null);
            var now = Partner.NowMicros;
            var outcome = await terms.DecideAsync(command, BookOf(partner), _ => partner.Life!.DayOf(now), principal);
            return TargetDecision.Of(outcome, Partner.Version + 1, now, principal);
        }, CancellationToken.None);
        await Partner.ReadDurableAsync(_ => true, CancellationToken.None);
        return answer;
    }

    public async Task<Answer<TargetReading>> Get(int firstMonth) => await Partner.ReadAsync(
        partner => partner.Life is null
            ? Answer<TargetReading>.Refuse(Unknown())
            : Answer<TargetReading>.Of(new TargetReading(BookOf(partner).Versions(firstMonth), Partner.Version), Partner.Ticket), CancellationToken.None);

    public async Task<Answer<PaceReading>> ReadPace(Period period, IChangeObserver? observer) => await Partner.ReadAsync(partner =>
    {
        if (partner.Life is not { } life)
            return Answer<PaceReading>.Refuse(Unknown());
        // Nothing runs between entering the observer and reading, so that no change falls between them.
        Partner.Watch(observer);
        var now = Partner.NowMicros;
        var today = life.DayOf(now);
        var net = partner.Sales.Net(period.FirstDay.DaysSinceEpoch, period.LastDay.DaysSinceEpoch) ?? Amount.Zero;
        return Answer<PaceReading>.Of(
            new PaceReading(BookOf(partner).PartsOf(period), net, today, life.PlacementOn(today).Region, life.Particulars.CurrencyCode, now, Partner.Version), Partner.Ticket);
    }, CancellationToken.None);

    public async Task<Answer<LastYearReading>> ReadLastYear(Period year) => await Partner.ReadAsync(partner => LastYear(partner, year), CancellationToken.None);

    private static TargetBook BookOf(FoldedPartner partner) => partner.Part<TargetBook>() ?? None;

    private Refusal? CheckLife(FoldedPartner partner)
    {
        if (partner.Life is not { } life)
            return Unknown();
        var today = life.DayOf(Partner.NowMicros);
        return life.StateOn(today) == LifecycleState.Terminated
            ? Refusal.FailedPrecondition("PARTNER_STATE", $"Partner {life.PartnerId} is TERMINATED on {today}: it takes no targets.")
            : null;
    }

    private Answer<LastYearReading> LastYear(FoldedPartner partner, Period year)
    {
        if (partner.Life is not { } life)
            return Answer<LastYearReading>.Refuse(Unknown());
        var months = year.Previous().Months;
        var nets = partner.Sales.Series(SalesMeasure.Net, [.. months.Select(Period.OfMonth)]);
        return Answer<LastYearReading>.Of(
            new LastYearReading(months[0], [.. nets.Select(net => new Amount(net!.Value))], life.Particulars.CurrencyCode, Partner.NowMicros), Partner.Ticket);
    }
}
