using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Feedback;
using ChannelGrains.Gateway.Markets;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Programmes;
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
    PeerScores peers, ScopeCustomers customers, ScorecardInstruments instruments, ProgrammeReader programme, AnswerGate gate, TimeProvider time)
{
    /// <summary>As it is.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="period">Whole months.</param>
    /// <param name="changes">Told of changes after this answer; null when nobody watches.</param>
    public async Task<ScorecardAnswer> ReadAsync(ScoreScope scope, Period period, ChangeReceiver? changes)
    {
        instruments.OnRead(scope);
        var definition = await definitions.ForAsync(period, changes?.Observer);
        return scope.PartnerId is { } partner ? await PartnerAsync(scope, partner, definition, period, changes) : await ScopeAsync(scope, definition, period, changes);
    }

    /// <summary>As it was known at an instant. Peers are not compared: that would be to read all partners for each.</summary>
    public async Task<ScorecardAnswer> ReadThenAsync(ScoreScope scope, Period period, long asOfMicros, CancellationToken cancellationToken)
    {
        instruments.OnRead(scope);
        var grain = grains.GetGrain<IScorecardThenGrain>(0);
        if (scope.PartnerId is { } partnerId)
        {
            var partner = await gate.PassAsync(await grain.ReadPartner(partnerId, period, asOfMicros, cancellationToken), cancellationToken);
            return new ScorecardAnswer(scope, period, partner.Terms.Definition, partner.Terms.Judge(partner.Figures), null, 0, null, asOfMicros, partner.Figures.Version);
        }
        var then = await gate.PassAsync(await grain.ReadScope(scope.View, period, asOfMicros, cancellationToken), cancellationToken);
        var growth = ScopeCustomers.Growth(then.Customers, then.CustomersBefore, then.United);
        return new ScorecardAnswer(scope, period, then.Terms.Definition, then.Terms.Judge(then.Figures, growth), null, 0, null, asOfMicros, 0);
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
        var own = await targets.OfAsync(new ScoreScope(partnerId, new ViewScope()), period, null);
        return (new ScoreTerms(definition, period, own, market?.Total, market?.Basis ?? ""), market);
    }

    public async Task<PartnerFigures> FiguresAsync(string partnerId, Period period, IChangeObserver? observer) =>
        await gate.PassAsync(await partners.Get(partnerId).AsReference<IPartnerScore>().Read(period, observer), CancellationToken.None);

    private async Task<ScorecardAnswer> ScopeAsync(ScoreScope scope, ScorecardDefinition definition, Period period, ChangeReceiver? changes)
    {
        var selling = views.NetsAsync(period.Months, scope.View, changes?.Observer);
        var saying = feedback.SumAsync(period.Months, scope.View, changes?.Observer);
        var developing = grains.GetGrain<IPartnerCountsGrain>(PartnerCountsKey.All).ReadActivations(period.FirstDay, period.LastDay, changes?.Observer);
        var growing = customers.GrowthAsync(scope.View, period);
        var sizing = markets.OfScopeAsync(scope.View.Region, period, changes);
        // Each of them once, however many of the months it sold in.
        var sold = PeriodSums.Nets((await selling).Months);
        var counts = (await developing).Value.Where(count => scope.View.Holds(count.ChannelType, count.Region)).ToList();
        var now = Timestamps.ToMicros(time.GetUtcNow());
        var figures = new ScopeFigures(
            sold.Aggregate(Amount.Zero, (sum, partner) => sum + partner.Net), sold.Count, await saying, counts.Sum(count => (long)count.Activated),
            counts.Sum(count => (long)count.ActiveBefore), (await programme.GetAsync()).DayOf(now) >= period.FirstDay);
        var market = await sizing;
        var terms = new ScoreTerms(definition, period, await targets.OfAsync(scope, period, changes?.Observer), market?.Total, market?.Basis ?? "");
        return new ScorecardAnswer(scope, period, definition, terms.Judge(figures, await growing), null, 0, market, now, 0);
    }
}
