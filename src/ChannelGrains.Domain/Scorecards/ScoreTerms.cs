using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Scorecards;

/// <summary>By what a partner, or the partners of a scope, are judged in a period, beside their own facts.</summary>
/// <param name="Definition">The version that holds.</param>
/// <param name="Period">The period.</param>
/// <param name="Targets">Targets that stand in the place of the definition's.</param>
/// <param name="MarketTotal">The size of the market; null where that is not known.</param>
/// <param name="MarketBasis">Which market that is, in words.</param>
[GenerateSerializer, Immutable]
public sealed record ScoreTerms(
    [property: Id(0)] ScorecardDefinition Definition, [property: Id(1)] Period Period, [property: Id(2)] IReadOnlyDictionary<KpiName, decimal> Targets,
    [property: Id(3)] Amount? MarketTotal, [property: Id(4)] string MarketBasis)
{
    /// <summary>The scorecard of a partner by its figures.</summary>
    public Scorecard Judge(PartnerFigures figures) => Judge(KpiFigures.Of(figures, MarketTotal, MarketBasis));

    /// <summary>The scorecard of a scope by the figures of its partners and the growth of their customers.</summary>
    public Scorecard Judge(ScopeFigures figures, KpiFigure growth) => Judge(KpiFigures.Of(figures, growth, MarketTotal, MarketBasis));

    private Scorecard Judge(IReadOnlyList<KpiFigure> figures) => Scorecard.Of(Definition, figures, Targets, Period.Months.Count);
}
