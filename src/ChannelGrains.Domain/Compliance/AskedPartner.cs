using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Compliance;

/// <summary>What of a partner says which requirements are asked of it.</summary>
/// <param name="Timeline">Its channel type and region by day.</param>
/// <param name="Agreements">Its agreement; null for none.</param>
public readonly record struct AskedPartner(PartnerTimeline Timeline, AgreementBook? Agreements)
{
    public PartnerPlacement PlacementOn(BusinessDay day) => Timeline.PlacementOn(day);

    /// <summary>What the version in force names; null where none is in force.</summary>
    public AgreementScope? ScopeOn(BusinessDay day) => Agreements?.InForceOn(day)?.Scope;

    /// <summary>What the versions name that price the days of a period.</summary>
    public IEnumerable<AgreementScope> ScopesIn(Period period) => (Agreements?.Timeline.Pricing() ?? [])
        .Where(span => span.Days.First <= period.LastDay && !(span.Days.Last < period.FirstDay)).Select(span => span.Version.Scope).Distinct();

    /// <summary>The next day on which another version comes into force, or one ends; null for never.</summary>
    public BusinessDay? NextChangeAfter(BusinessDay day) => (Agreements?.Timeline.Changes ?? []).Where(change => change > day).Select(change => (BusinessDay?)change).Min();
}
