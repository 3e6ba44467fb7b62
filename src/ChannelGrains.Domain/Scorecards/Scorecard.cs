namespace ChannelGrains.Domain.Scorecards;

/// <summary>A scorecard (渠道绩效评估) of a scope in a period. Pure and exact: nothing is rounded but the texts that are shown.</summary>
/// <param name="Rows">In the order of the definition.</param>
/// <param name="Score">The sum of the rows; null when none counts.</param>
/// <param name="Band">The band of the score; null when there is none.</param>
public sealed record Scorecard(IReadOnlyList<ScoreRow> Rows, Quotient? Score, string? Band)
{
    /// <summary>Score = sum of weight x min(cap, attainment) / sum of weights, over the rows with data and a target.</summary>
    /// <param name="definition">The version that holds.</param>
    /// <param name="figures">What is known; a KPI that is not among them has no data.</param>
    /// <param name="targets">Targets that stand in the place of the definition's.</param>
    /// <param name="months">Months of the period, for targets that are for one.</param>
    public static Scorecard Of(ScorecardDefinition definition, IReadOnlyList<KpiFigure> figures, IReadOnlyDictionary<KpiName, decimal> targets, int months)
    {
        List<ScoreRow> rows = [.. definition.Kpis.Select(kpi => Row(kpi, figures.FirstOrDefault(figure => figure.Kpi == kpi.Kpi), TargetOf(kpi, targets, months)))];
        var weights = rows.Where(row => row.State == ScoreRowState.Counted).Aggregate(default(Quotient), (sum, row) => sum + Quotient.Of(row.Definition.Weight));
        if (weights.Sign == 0)
            return new(rows, null, null);
        rows = [.. rows.Select(row => row.State == ScoreRowState.Counted ? row with { Part = Quotient.Of(row.Definition.Weight) / weights } : row)];
        var score = rows.Aggregate(default(Quotient), (sum, row) => sum + row.Score);
        return new(rows, score, definition.BandOf(score));
    }

    private static decimal? TargetOf(KpiDefinition kpi, IReadOnlyDictionary<KpiName, decimal> targets, int months) =>
        targets.TryGetValue(kpi.Kpi, out var target) ? target : kpi.Kpi == KpiName.Sales ? kpi.Target * months : kpi.Target;

    private static ScoreRow Row(KpiDefinition kpi, KpiFigure? figure, decimal? target)
    {
        if (figure?.Actual is not { } actual)
            return new(kpi, ScoreRowState.NoData, figure, target, null, default);
        if (target is not > 0)
            return new(kpi, ScoreRowState.NoTarget, figure, target, null, default);
        return new(kpi, ScoreRowState.Counted, figure, target, Attainment(kpi, actual, Quotient.Of(target.Value)), default);
    }

    // Of what is to be low, nothing at all is as good as it gets.
    private static Quotient Attainment(KpiDefinition kpi, Quotient actual, Quotient target) => kpi.Direction switch
    {
        KpiDirection.HigherIsBetter => actual / target,
        _ => actual.Sign > 0 ? target / actual : Quotient.Of(kpi.Cap),
    };
}
