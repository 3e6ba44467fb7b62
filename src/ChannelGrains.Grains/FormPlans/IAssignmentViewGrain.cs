using ChannelGrains.Domain.FormPlans;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;

namespace ChannelGrains.Grains.FormPlans;

/// <summary>Lists assignments; the key is <see cref="PlanNames.Assignments"/>. It wakes no partner.</summary>
public interface IAssignmentViewGrain : IViewGrain
{
    /// <param name="query">Which.</param>
    /// <param name="after">What the page goes on behind; null for the first one.</param>
    /// <param name="size">Assignments of the page.</param>
    Task<ViewReading<AssignmentPage>> ReadPage(AssignmentQuery query, AssignmentPlace? after, int size);
}
