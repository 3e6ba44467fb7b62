using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Defined = ChannelGrains.Domain.Scorecards.ScorecardDefined;
using Stored = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Scorecards;

/// <summary>Definitions of the scorecard between the domain and their durable form.</summary>
internal static class ScorecardFacts
{
    private const decimal Millionth = 0.000001m;

    /// <summary>What a caller is answered who defined a version.</summary>
    public static readonly FactAnswers<ScorecardDefinition> Answers = new((fact, version) => ToDefinition(fact.Scorecards.Defined, version, fact.RecordedAtMicros));

    public static ScorecardDefinition ToDefinition(Stored.ScorecardDefined fact, long version, long definedAtMicros) => new(
        new BusinessDay(fact.EffectiveFrom), [.. fact.Kpis.Select(ToDomain)], [.. fact.Bands.Select(band => new ScoreBand(band.Name, band.From * Millionth, band.OpensAction))], version, definedAtMicros);

    public static ScorecardDefinition ToDefinition(Defined defined, long version, long definedAtMicros) =>
        new(defined.EffectiveFrom, defined.Kpis, defined.Bands, version, definedAtMicros);

    public static Stored.ScorecardDefined ToFact(BusinessDay effectiveFrom, IEnumerable<KpiDefinition> kpis, IEnumerable<ScoreBand> bands)
    {
        var fact = new Stored.ScorecardDefined { EffectiveFrom = effectiveFrom.DaysSinceEpoch };
        fact.Kpis.AddRange(kpis.Select(ToFact));
        fact.Bands.AddRange(bands.Select(band => new DefinedBand { Name = band.Name, From = ToMillionths(band.From), OpensAction = band.OpensAction }));
        return fact;
    }

    private static DefinedKpi ToFact(KpiDefinition kpi)
    {
        var fact = new DefinedKpi
        {
            Kpi = (int)kpi.Kpi,
            Direction = (int)kpi.Direction,
            Weight = ToMillionths(kpi.Weight),
            Cap = ToMillionths(kpi.Cap),
            PassFrom = ToMillionths(kpi.PassFrom),
            NextStep = kpi.NextStep,
        };
        if (kpi.Target is { } target)
            fact.Target = ToMillionths(target);
        return fact;
    }

    private static KpiDefinition ToDomain(DefinedKpi fact) => new(
        (KpiName)fact.Kpi, (KpiDirection)fact.Direction, fact.Weight * Millionth, fact.Cap * Millionth, fact.PassFrom * Millionth,
        fact.HasTarget ? fact.Target * Millionth : null, fact.NextStep);

    private static long ToMillionths(decimal number) => (long)(number / Millionth);
}
