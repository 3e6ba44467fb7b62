using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.AsOf;
using ChannelGrains.Grains.Compliance;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Markets;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Grains.Targets;

namespace ChannelGrains.Grains.Scorecards;

/// <summary>One scorecard as it was known at an instant: facts, definition, targets, plan and market all by the same one.</summary>
/// <param name="then">The journals then.</param>
/// <param name="partners">All partners then.</param>
/// <param name="period">Whole months.</param>
internal sealed class ScorecardThen(JournalsThen then, PartnersReader partners, Period period)
{
    public async Task<Answer<PartnerScoreThen>> PartnerAsync(string partnerId, CancellationToken cancellationToken)
    {
        var definition = await DefinitionAsync(cancellationToken);
        if (definition.IsRefused)
            return Answer<PartnerScoreThen>.Refuse(definition.Refusal);
        var partner = await then.PartnerAsync(partnerId, cancellationToken);
        if (partner.IsRefused)
            return Answer<PartnerScoreThen>.Refuse(partner.Refusal);
        var requirements = await then.StateAsync(new RequirementsFold(), cancellationToken);
        if (requirements.IsRefused)
            return Answer<PartnerScoreThen>.Refuse(requirements.Refusal);
        var figures = FoldedFigures.Of(partner.Value.State, period, then.AsOfMicros, partner.Value.Version, requirements.Value.Requirements);
        var market = await NearestMarketAsync(figures.Placement.Region, cancellationToken);
        if (market.IsRefused)
            return Answer<PartnerScoreThen>.Refuse(market.Refusal);
        return Answer<PartnerScoreThen>.Of(new(figures, new(definition.Value, period, ScoreTargets.Of(figures.Target, null), market.Value.Total, market.Value.Basis)), default);
    }

    public async Task<Answer<ScopeScoreThen>> ScopeAsync(ViewScope scope, CancellationToken cancellationToken)
    {
        var definition = await DefinitionAsync(cancellationToken);
        if (definition.IsRefused)
            return Answer<ScopeScoreThen>.Refuse(definition.Refusal);
        var programme = await then.StateAsync(new ProgrammeFold(), cancellationToken);
        if (programme.IsRefused)
            return Answer<ScopeScoreThen>.Refuse(programme.Refusal);
        var target = await then.StateAsync(new TargetFold(TargetNames.GrainKey(TargetScope.OfSales(scope)!)), cancellationToken);
        if (target.IsRefused)
            return Answer<ScopeScoreThen>.Refuse(target.Refusal);
        var reports = await ReportsAsync(scope.Region, cancellationToken);
        if (reports.IsRefused)
            return Answer<ScopeScoreThen>.Refuse(reports.Refusal);
        var all = await partners.ReadAsync(scope, cancellationToken);
        if (all.IsRefused)
            return Answer<ScopeScoreThen>.Refuse(all.Refusal);
        var market = Market(scope.Region, reports.Value, all.Value.Nets(new ViewScope(scope.Region)));
        var targets = ScoreTargets.Of(target.Value.Book.PartsOf(period), programme.Value.Plans.Of(period.Id));
        return Answer<ScopeScoreThen>.Of(
            new(
                all.Value.Figures(scope, programme.Value.Programme.DayOf(then.AsOfMicros), then.AsOfMicros),
                new(definition.Value, period, targets, market?.Total, market?.Basis ?? ""), all.Value.Customers, all.Value.CustomersBefore, all.Value.United),
            default);
    }

    private async ValueTask<Outcome<ScorecardDefinition>> DefinitionAsync(CancellationToken cancellationToken)
    {
        var scorecards = await then.StateAsync(new ScorecardFold(), cancellationToken);
        if (scorecards.IsRefused)
            return scorecards.Refusal;
        if (ScorecardVersions.For(scorecards.Value.Versions.All, period) is { } definition)
            return definition;
        return ScorecardVersions.UndefinedThen(period);
    }

    /// <summary>The market of a region, or of the nearest above it whose size was known.</summary>
    private async ValueTask<Outcome<MarketThen>> NearestMarketAsync(string region, CancellationToken cancellationToken)
    {
        while (true)
        {
            var reports = await ReportsAsync(region, cancellationToken);
            if (reports.IsRefused)
                return reports.Refusal;
            if (await MarketAsync(region, reports.Value, cancellationToken) is { } market)
                return market;
            if (region.Length == 0)
                return MarketThen.Unknown;
            region = region.LastIndexOf('/') is var end and > 0 ? region[..end] : "";
        }
    }

    private async ValueTask<MarketThen?> MarketAsync(string region, IReadOnlyList<MonthReports> reports, CancellationToken cancellationToken)
    {
        if (reports.All(month => month.IsEmpty))
            return null;
        if (reports.All(month => month.Size is not null))
            return Market(region, reports, [.. reports.Select(_ => Array.Empty<PartnerNet>())]);
        var all = await partners.ReadAsync(new ViewScope(region), cancellationToken);
        return all.IsRefused
            ? new MarketThen(null, $"{MarketBasis.Name(region)}, which cannot be told: it is made of what all partners sold. {all.Refusal.Message}")
            : Market(region, reports, all.Value.Nets(new ViewScope(region)));
    }

    private static MarketThen? Market(string region, IReadOnlyList<MonthReports> reports, IReadOnlyList<IReadOnlyList<PartnerNet>> sold) =>
        reports.Any(month => !month.IsEmpty) && MarketSize.Of([.. sold.Zip(reports, (partners, month) => new MarketMonth(partners, month))]) is { } size
            ? new MarketThen(size.Total, MarketBasis.Of(region, size))
            : null;

    private async ValueTask<Outcome<IReadOnlyList<MonthReports>>> ReportsAsync(string region, CancellationToken cancellationToken)
    {
        var market = await then.StateAsync(new MarketFold(MarketNames.GrainKey(new MarketKey(region, null))), cancellationToken);
        return market.IsRefused ? market.Refusal : period.Months.Select(market.Value.Reports.In).ToList();
    }
}
