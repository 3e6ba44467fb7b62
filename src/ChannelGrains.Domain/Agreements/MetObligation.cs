using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Agreements;

/// <summary>An obligation that was recorded as met.</summary>
/// <param name="ObligationId">Its id among the obligations of the terms.</param>
/// <param name="DueOn">The last day for it.</param>
/// <param name="At">The record that says it.</param>
public readonly record struct MetObligation(string ObligationId, BusinessDay DueOn, long At)
{
    public bool Is(Obligation obligation) => obligation.DueOn == DueOn && obligation.ObligationId == ObligationId;
}
