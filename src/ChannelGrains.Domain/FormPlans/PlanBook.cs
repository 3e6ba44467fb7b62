namespace ChannelGrains.Domain.FormPlans;

/// <summary>The plans, each in its latest version. Not for several threads at once.</summary>
public sealed class PlanBook
{
    private readonly SortedDictionary<string, Plan> _plans = new(StringComparer.Ordinal);

    /// <summary>By id.</summary>
    public IReadOnlyCollection<Plan> All => _plans.Values;

    public Plan? Find(string planId) => _plans.GetValueOrDefault(planId);

    public void Set(Plan plan) => _plans[plan.PlanId] = plan;
}
