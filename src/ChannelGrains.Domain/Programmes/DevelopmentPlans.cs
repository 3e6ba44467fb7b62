namespace ChannelGrains.Domain.Programmes;

/// <summary>The development plans of a programme, by period; of one period the last one holds.</summary>
public sealed class DevelopmentPlans
{
    /// <summary>Periods that may have plans.</summary>
    public const int MaxPlans = 1_000;

    private readonly SortedDictionary<string, DevelopmentPlan> _plans = new(StringComparer.Ordinal);

    /// <summary>By period id.</summary>
    public IReadOnlyCollection<DevelopmentPlan> All => _plans.Values;

    public DevelopmentPlan? Of(string periodId) => _plans.GetValueOrDefault(periodId);

    public void Set(DevelopmentPlan plan) => _plans[plan.PeriodId] = plan;
}
