using ChannelGrains.Domain.FormPlans;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.FormPlans;

/// <summary>The plans; the key is <see cref="PlanNames.Plans"/>.</summary>
public interface IPlansGrain : IGrainWithStringKey
{
    /// <summary>Keeps a plan; where its latest version says the same already, that is answered.</summary>
    Task<Answer<PlanReading>> Put(PutPlan command, RequestStamp request);

    Task<Answer<KnownPlans>> Read();

    /// <summary>A plan with its days, once it is durable; null where there is none.</summary>
    Task<PlannedDays?> Find(string planId);
}
