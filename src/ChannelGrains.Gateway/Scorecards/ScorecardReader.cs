using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains.Scorecards;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>Gathers what a scorecard is computed from: of a partner from its grain, of the partners of a scope from the live views.</summary>
internal sealed class ScorecardReader(
    IGrainFactory grains, PartnerGrains partners, ScorecardDefinitions definitions, ScorecardTargets targets, MarketSizes markets, ScopeReader scopes, PeerScores peers,
    ScopeCustomers customers, ScorecardInstruments instruments, AnswerGate gate)
{
    /// <summary>As it is.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="period">Whole months.</param>
    /// <param name="changes">Told of changes after this answer; null when nobody watches.</param>
    public Task<ScorecardAnswer> ReadAsync(ScoreScope scope, Period period, ChangeReceiver? changes)
    {
        instruments.OnRead(scope);
        return scope.PartnerId is { } partner ? PartnerAsync(scope, partner, period, changes) : ScopeAsync(scope, period, changes);
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

    // What does not need each other is asked for at once: beside a full server each question waits for its turn.
    private async Task<ScorecardAnswer> PartnerAsync(ScoreScope scope, string partnerId, Period period, ChangeReceiver? changes)
    {
        var defining = definitions.ForAsync(period, changes?.Observer);
        var reading = FiguresAsync(partnerId, period, changes?.Observer);
        await Task.WhenAll(defining, reading);
        var (definition, figures) = (await defining, await reading);
        var (terms, market) = await TermsAsync(figures, definition, period);
        var table = await peers.ReadAsync(definition, period);
        return new ScorecardAnswer(
            scope, period, definition, terms.Judge(figures), table?.PlaceOf(partnerId, figures.Placement.ChannelType, figures.Placement.Region), table?.AsOfMicros ?? 0, market,
            figures.AsOfMicros, figures.Version);
    }

    /// <summary>By what a partner is judged.</summary>
    public async Task<(ScoreTerms Terms, KnownMarket? Market)> TermsAsync(PartnerFigures figures, ScorecardDefinition definition, Period period)
    {
        var market = await markets.OfPartnersAsync(figures.Placement.Region, period);
        return (new ScoreTerms(definition, period, ScoreTargets.Of(figures.Target, null), market?.Total, market?.Basis ?? ""), market);
    }

    public async Task<PartnerFigures> FiguresAsync(string partnerId, Period period, IChangeObserver? observer) =>
        await gate.PassAsync(await partners.Get(partnerId).AsReference<IPartnerScore>().Read(period, observer), CancellationToken.None);

    private async Task<ScorecardAnswer> ScopeAsync(ScoreScope scope, Period period, ChangeReceiver? changes)
    {
        var defining = definitions.ForAsync(period, changes?.Observer);
        var reading = scopes.ReadAsync(scope.View, period, changes);
        var growing = customers.GrowthAsync(scope.View, period);
        var sizing = markets.OfScopeAsync(scope.View.Region, period, changes);
        var aiming = targets.OfAsync(scope.View, period, changes?.Observer);
        await Task.WhenAll(defining, reading, growing, sizing, aiming);
        var (definition, figures, market) = (await defining, await reading, await sizing);
        var terms = new ScoreTerms(definition, period, await aiming, market?.Total, market?.Basis ?? "");
        return new ScorecardAnswer(scope, period, definition, terms.Judge(figures.Figures, await growing), null, 0, market, figures.AsOfMicros, 0);
    }
}
