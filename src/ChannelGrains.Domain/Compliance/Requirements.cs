using System.Collections.Immutable;
using ChannelGrains.Domain.Agreements;
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
    public IEnumerable<ComplianceStatus> StatusOf(ShownCompliance shown, AskedPartner partner, BusinessDay day) => StatusOf(shown, partner.PlacementOn(day), partner.ScopeOn(day), day);

    /// <summary>Those that are not met on a day and keep the partner from being paid what it earned in a period: by the version in force on the day, and by those that price the
    /// period, as who has left a tier behind, or the agreement, was to meet them for that money.</summary>
    public IEnumerable<ComplianceStatus> ClosingPayout(ShownCompliance shown, AskedPartner partner, Period earned, BusinessDay day)
    {
        var (placement, scopes) = (partner.PlacementOn(day), partner.ScopesIn(earned).Append(partner.ScopeOn(day)).ToList());
        return All.Values.Where(requirement => scopes.Exists(scope => requirement.IsAskedOf(placement, scope, day))).Select(requirement => shown.StatusOf(requirement, day))
            .Where(status => IsClosing(status, ComplianceGate.Payout));
    }

    /// <summary>Those that are not met and keep a version of the agreement from being signed: they go by what that version names, whatever is in force.</summary>
    public IEnumerable<ComplianceStatus> ClosingContract(ShownCompliance shown, AskedPartner partner, AgreementScope version, BusinessDay day) =>
        StatusOf(shown, partner.PlacementOn(day), version, day).Where(status => IsClosing(status, ComplianceGate.Contract));

    /// <summary>The next day on which another requirement may be asked of a partner, or one no more; null for never.</summary>
    public BusinessDay? NextChangeAfter(AskedPartner partner, BusinessDay day)
    {
        var asked = All.Values.Where(requirement => !requirement.IsRetired && !requirement.IsOfCompany && requirement.From > day).Select(requirement => (BusinessDay?)requirement.From).Min();
        return partner.NextChangeAfter(day) is { } change && !(asked < change) ? change : asked;
    }

    /// <summary>How many of those that are asked of a partner on a day are met.</summary>
    public ComplianceCount CountOf(ShownCompliance shown, AskedPartner partner, BusinessDay day) =>
        StatusOf(shown, partner, day).Aggregate(default(ComplianceCount), (count, status) => new(count.Met + (status.IsMet ? 1 : 0), count.Asked + 1));

    private IEnumerable<ComplianceStatus> StatusOf(ShownCompliance shown, PartnerPlacement placement, AgreementScope? scope, BusinessDay day) =>
        All.Values.Where(requirement => requirement.IsAskedOf(placement, scope, day)).Select(requirement => shown.StatusOf(requirement, day));

    private static bool IsClosing(ComplianceStatus status, ComplianceGate gate) => !status.IsMet && status.Requirement.Gates.Contains(gate);

    public static Refusal NotFound(string id) => Refusal.NotFound("REQUIREMENT_NOT_FOUND", $"There is no requirement {id}. Check the id against the list of requirements.");
}
