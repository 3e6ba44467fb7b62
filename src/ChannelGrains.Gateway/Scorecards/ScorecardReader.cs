using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Feedback;
using ChannelGrains.Gateway.Markets;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains;
using ChannelGrains.Grains.PartnerCounts;
using ChannelGrains.Grains.Scorecards;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>Gathers what a scorecard is computed from: of a partner from its grain, of the partners of a scope from the live views.</summary>
internal sealed class ScorecardReader(
    IGrainFactory grains, PartnerGrains partners, ScorecardDefinitions definitions, ScorecardTargets targets, MarketSizes markets, ViewReader views, FeedbackViews feedback,
    PeerScores peers, ScopeCustomers customers, ScorecardInstruments instruments, AnswerGate gate, TimeProvider time)
{
    /// <param name="scope">Whose.</param>
    /// <param name="period">Whole months.</param>
    /// <param name="changes">Told of changes after this answer; null when nobody watches.</param>
    public async Task<ScorecardAnswer> ReadAsync(ScoreScope scope, Period period, ChangeReceiver? changes)
    {
        instruments.OnRead(scope);
        var definition = await definitions.ForAsync(period, changes?.Observer);
        return scope.PartnerId is { } partner ? await PartnerAsync(scope, partner, definition, period, changes) : await ScopeAsync(scope, definition, period, changes);
    }

    private async Task<ScorecardAnswer> PartnerAsync(ScoreScope scope, string partnerId, ScorecardDefinition definition, Period period, ChangeReceiver? changes)
    {
        var figures = await FiguresAsync(partnerId, period, changes?.Observer);
        var (terms, market) = await TermsAsync(partnerId, figures.Placement.Region, definition, period);
        var table = await peers.ReadAsync(definition, period);
        return new ScorecardAnswer(
            scope, period, definition, terms.Judge(figures), table?.PlaceOf(partnerId, figures.Placement.ChannelType, figures.Placement.Region), table?.AsOfMicros ?? 0, market,
            figures.AsOfMicros, figures.Version);
    }

    /// <summary>By what a partner is judged.</summary>
    public async Task<(ScoreTerms Terms, KnownMarket? Market)> TermsAsync(string partnerId, string region, ScorecardDefinition definition, Period period)
    {
        var market = await markets.OfPartnersAsync(region, period);
        var own = await targets.OfAsync(new ScoreScope(partnerId, new ViewScope()), period);
        return (new ScoreTerms(definition, period, own, market?.Total, market?.Basis ?? ""), market);
    }

    public async Task<PartnerFigures> FiguresAsync(string partnerId, Period period, IChangeObserver? observer) =>
        await gate.PassAsync(await partners.Get(partnerId).AsReference<IPartnerScore>().Read(period, observer), CancellationToken.None);

    private async Task<ScorecardAnswer> ScopeAsync(ScoreScope scope, ScorecardDefinition definition, Period period, ChangeReceiver? changes)
    {
        var selling = views.NetsAsync(period.Months, scope.View, changes?.Observer);
        var saying = feedback.SumAsync(period.Months, scope.View, changes?.Observer);
        var developing = DevelopmentAsync(scope, period, changes);
        var growing = customers.GrowthAsync(scope.View, period);
        var market = markets.OfScopeAsync(scope.View.Region, period, changes);
        var sales = await selling;
        // Each of them once, however many of the months it sold in.
        var sold = PeriodSums.Nets(sales.Months);
        var net = sold.Aggregate(Amount.Zero, (sum, partner) => sum + partner.Net);
        var said = await saying;
        List<KpiFigure> known =
        [
            KpiFigures.Sales(net, sold.Count),
            KpiFigures.CustomerSatisfaction(said.Counts),
            KpiFigures.AfterSalesResponse(said.Counts, said.Overdue),
            await developing,
            await growing,
        ];
        var size = await market;
        if (KpiFigures.MarketShare(net, sold.Count, size?.Total, size?.Basis ?? "") is { } share)
            known.Add(share);
        var card = Scorecard.Of(definition, known, await targets.OfAsync(scope, period), period.Months.Count);
        return new ScorecardAnswer(scope, period, definition, card, null, 0, size, Timestamps.ToMicros(time.GetUtcNow()), 0);
    }

    private async Task<KpiFigure> DevelopmentAsync(ScoreScope scope, Period period, ChangeReceiver? changes)
    {
        var counts = await grains.GetGrain<IPartnerCountsGrain>(PartnerCountsKey.All).ReadActivations(period.FirstDay, period.LastDay, changes?.Observer);
        var own = counts.Value.Where(count => scope.View.Holds(count.ChannelType, count.Region)).ToList();
        return KpiFigures.DevelopmentRate(own.Sum(count => (long)count.Activated), own.Sum(count => (long)count.ActiveBefore));
    }
}
