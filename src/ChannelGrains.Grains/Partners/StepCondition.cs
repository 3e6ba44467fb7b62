using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Grains.Partners;

/// <summary>A capability's word on what it must know of a partner before that may take a step. Pure, and one for all partners.</summary>
internal abstract class StepCondition
{
    /// <summary>The state that the step leads to.</summary>
    public abstract LifecycleState To { get; }

    /// <summary>What the step is decided on, or why it is not due.</summary>
    /// <param name="partner">The partner.</param>
    /// <param name="from">First business day of the new state.</param>
    public abstract Outcome<StepEvidence> Find(FoldedPartner partner, BusinessDay from);
}
