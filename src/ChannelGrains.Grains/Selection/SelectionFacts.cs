using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Selection;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Planned = ChannelGrains.Domain.Selection.CooperationPlanned;
using Scored = ChannelGrains.Domain.Selection.PartnerScored;
using Stored = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Selection;

/// <summary>The facts of the selection between the domain and their durable form.</summary>
internal static class SelectionFacts
{
    /// <summary>What a caller is answered who defined criteria.</summary>
    public static readonly FactAnswers<SelectionCriteria> CriteriaAnswers = new((fact, version) => ToDomain(fact.Selection.CriteriaDefined, version));

    /// <summary>What a caller is answered who scored a partner.</summary>
    public static readonly FactAnswers<Recorded<Scored>> ScoreAnswers = new(
        (fact, version) => new(ToDomain(fact.Selection.Scored), fact.Principal, fact.RecordedAtMicros, version));

    /// <summary>What a caller is answered who wrote down a plan.</summary>
    public static readonly FactAnswers<Recorded<Planned>> PlanAnswers = new(
        (fact, version) => new(ToDomain(fact.Selection.Planned), fact.Principal, fact.RecordedAtMicros, version));

    public static Stored.SelectionFact ToFact(Domain.Selection.SelectionFact fact) => fact switch
    {
        Scored scored => new Stored.SelectionFact { Scored = ToFact(scored) },
        Planned planned => new Stored.SelectionFact { Planned = ToFact(planned) },
        _ => throw new InvalidOperationException($"{fact.GetType().Name} has no durable form."),
    };

    /// <summary>What happened to a partner; null for a kind that this version does not know, or that is no partner's.</summary>
    public static Domain.Selection.SelectionFact? ToDomain(Stored.SelectionFact fact) => fact.KindCase switch
    {
        Stored.SelectionFact.KindOneofCase.Scored => ToDomain(fact.Scored),
        Stored.SelectionFact.KindOneofCase.Planned => ToDomain(fact.Planned),
        _ => null,
    };

    public static CriteriaDefined ToFact(SelectionCriteria criteria) => new()
    {
        Criteria = { criteria.Criteria.Select(criterion => new Criterion { Name = criterion.Name, Weight = criterion.Weight, Description = criterion.Description }) },
        Threshold = criteria.Threshold,
    };

    public static SelectionCriteria ToDomain(CriteriaDefined fact, long version) => new(
        [.. fact.Criteria.Select(criterion => new SelectionCriterion(criterion.Name, criterion.Weight, criterion.Description))], fact.Threshold, version);

    public static Stored.PartnerScored ToFact(Scored scored) => new()
    {
        CriteriaVersion = scored.CriteriaVersion,
        Threshold = scored.Threshold,
        Criteria = { scored.Criteria.Select(criterion => new CriterionScore { Name = criterion.Name, Weight = criterion.Weight, Points = criterion.Points }) },
        Note = scored.Note,
    };

    public static Scored ToDomain(Stored.PartnerScored fact) => new(
        fact.CriteriaVersion, fact.Threshold, [.. fact.Criteria.Select(criterion => new ScoredCriterion(criterion.Name, criterion.Weight, criterion.Points))], fact.Note);

    public static Stored.CooperationPlanned ToFact(Planned planned)
    {
        var fact = new Stored.CooperationPlanned
        {
            Summary = planned.Summary,
            Owner = planned.Owner,
            ExpectedSales = planned.ExpectedSales is { } sales ? Moneys.ToMessage(sales, planned.CurrencyCode) : null,
        };
        if (planned.StartsOn is { } day)
            fact.StartsOnDay = day.DaysSinceEpoch;
        return fact;
    }

    public static Planned ToDomain(Stored.CooperationPlanned fact) => new(
        fact.Summary, fact.Owner, fact.ExpectedSales is { } sales ? Moneys.ToAmount(sales) : null, fact.ExpectedSales?.CurrencyCode ?? "",
        fact.HasStartsOnDay ? new BusinessDay(fact.StartsOnDay) : null);
}
