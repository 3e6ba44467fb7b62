using System.Collections.Immutable;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Compliance;

/// <summary>What partners, or the company itself, must show.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="Title">What it is called.</param>
/// <param name="ChannelTypes">Of whom; empty is of all.</param>
/// <param name="Regions">Where, and below; empty is everywhere.</param>
/// <param name="Gates">What it keeps a partner from that does not meet it; empty is nothing: it only counts for the score.</param>
/// <param name="ValidityDays">How many days what is shown holds, where it says nothing itself; 0 is without end.</param>
/// <param name="NoticeDays">How many days before its end a notice is given, the longest first.</param>
/// <param name="From">First business day on which it is asked for.</param>
/// <param name="IsRetired">Whether it is asked for no more.</param>
/// <param name="Version">Version of the record that has it.</param>
[GenerateSerializer, Immutable]
public sealed record Requirement(
    [property: Id(0)] string Id, [property: Id(1)] RequirementKind Kind, [property: Id(2)] string Title, [property: Id(3)] ImmutableArray<ChannelType> ChannelTypes,
    [property: Id(4)] ImmutableArray<string> Regions, [property: Id(5)] ImmutableArray<ComplianceGate> Gates, [property: Id(6)] int ValidityDays,
    [property: Id(7)] ImmutableArray<int> NoticeDays, [property: Id(8)] BusinessDay From, [property: Id(9)] bool IsRetired, [property: Id(10)] long Version)
{
    /// <summary>Whether it is asked of the company itself, and of no partner.</summary>
    [Id(11)]
    public bool IsOfCompany { get; init; }

    /// <summary>Of the company's: who is to declare it each; none where the company shows it as a whole.</summary>
    [Id(12)]
    public ImmutableArray<Declarer> Declarers { get; init; } = [];

    /// <summary>Whether it is asked of some partners alone.</summary>
    public bool IsBounded => ChannelTypes.Length + Regions.Length + AgreementTiers.Length + Categories.Length > 0;

    /// <summary>Whether it is somebody's own word.</summary>
    public bool IsDeclared => Kind is RequirementKind.AntiBriberyStatement or RequirementKind.ConflictOfInterest or RequirementKind.GiftPolicy;

    /// <summary>Of kind CERTIFICATES how many must hold which; null of others.</summary>
    [Id(13)]
    public CertificateNeed? Certificates { get; init; }

    /// <summary>Of partners whose agreement has one of these tiers; empty is of all.</summary>
    [Id(14)]
    public ImmutableArray<string> AgreementTiers { get; init; } = [];

    /// <summary>Of partners whose agreement covers one of these categories; empty is of all.</summary>
    [Id(15)]
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Days before its end from which on what is shown counts as ending.</summary>
    public int LongestNotice => NoticeDays.Length == 0 ? 0 : NoticeDays[0];

    /// <summary>How it stands on a day on which it is met, by the last day without a gap.</summary>
    public ComplianceState StateUntil(BusinessDay last, BusinessDay day) => last < BusinessDay.Last && last - day <= LongestNotice ? ComplianceState.Expiring : ComplianceState.Valid;

    /// <summary>Whether it is asked of a partner on a day.</summary>
    /// <param name="placement">What the partner is, and where, on that day.</param>
    /// <param name="scope">What its agreement names; null where it has none.</param>
    /// <param name="day">The day.</param>
    public bool IsAskedOf(PartnerPlacement placement, AgreementScope? scope, BusinessDay day) =>
        !IsOfCompany && IsAskedOn(day) && (ChannelTypes.Length == 0 || ChannelTypes.Contains(placement.ChannelType))
        && (Regions.Length == 0 || Regions.Any(region => RegionPaths.IsIn(placement.Region, region)))
        && (AgreementTiers.Length == 0 || (scope is not null && AgreementTiers.Contains(scope.Tier, StringComparer.Ordinal)))
        && (Categories.Length == 0 || (scope is not null && Categories.Any(scope.Covers)));

    public bool IsAskedOn(BusinessDay day) => !IsRetired && From <= day;
}
