using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Compliance;

/// <summary>All requirements, by id.</summary>
/// <param name="All">By id.</param>
/// <param name="Version">Version of the record that changed them last; 0 for none.</param>
[GenerateSerializer, Immutable]
public sealed record Requirements([property: Id(0)] ImmutableSortedDictionary<string, Requirement> All, [property: Id(1)] long Version)
{
    public static readonly Requirements None = new(ImmutableSortedDictionary.Create<string, Requirement>(StringComparer.Ordinal), 0);

    public Requirement? Find(string id) => All.GetValueOrDefault(id);

    public Requirements With(Requirement requirement) => new(All.SetItem(requirement.Id, requirement), requirement.Version);

    /// <summary>How each requirement that is asked of a partner on a day stands, by id.</summary>
    public IEnumerable<ComplianceStatus> StatusOf(ShownCompliance shown, PartnerTimeline timeline, BusinessDay day)
    {
        var placement = timeline.PlacementOn(day);
        return All.Values.Where(requirement => requirement.IsAskedOf(placement, day)).Select(requirement => shown.StatusOf(requirement, day));
    }

    /// <summary>Those that are not met and keep the partner from something.</summary>
    public IEnumerable<ComplianceStatus> Closing(ComplianceGate gate, ShownCompliance shown, PartnerTimeline timeline, BusinessDay day) =>
        StatusOf(shown, timeline, day).Where(status => !status.IsMet && status.Requirement.Gates.Contains(gate));

    /// <summary>How many of those that are asked of a partner on a day are met.</summary>
    public ComplianceCount CountOf(ShownCompliance shown, PartnerTimeline timeline, BusinessDay day) =>
        StatusOf(shown, timeline, day).Aggregate(default(ComplianceCount), (count, status) => new(count.Met + (status.IsMet ? 1 : 0), count.Asked + 1));

    public static Refusal NotFound(string id) => Refusal.NotFound("REQUIREMENT_NOT_FOUND", $"There is no requirement {id}. Check the id against the list of requirements.");
}
