using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Compliance;

/// <summary>Sets a requirement, a new one or as it is from now on.</summary>
/// <param name="Requirement">As it is to be; its version is not read, no notice is the default, and a first day since ever is today.</param>
/// <param name="Etag">That of the requirement that the caller read; null or empty to replace whatever is there.</param>
[GenerateSerializer, Immutable]
public sealed record PutRequirement([property: Id(0)] Requirement Requirement, [property: Id(1)] string? Etag)
{
    /// <summary>Refused, in this order: INVALID_ID, KIND, TITLE_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, COMPANY_ONLY, DECLARERS, DECLARER, CHANNEL_TYPE, REGIONS_COUNT, INVALID_REGION, TIERS, CATEGORIES, TEXT_TOO_LONG, TEXT_INVALID, GATE, VALIDITY_DAYS, NOTICE_DAYS,
    /// DATE, CERTIFICATES, those of <see cref="CertificateNeed.Check"/>, ETAG_MISMATCH, KIND_FIXED, SUBJECT_FIXED, REQUIREMENTS_FULL, DECLARERS_FULL.</summary>
    /// <param name="all">Those that there are.</param>
    /// <param name="today">The business day in UTC.</param>
    /// <param name="version">Of the record that it gets.</param>
    public Outcome<Requirement> Decide(Requirements all, BusinessDay today, long version)
    {
        if ((CheckWhat() ?? CheckStaff() ?? CheckWhom() ?? CheckHow(today) ?? CheckCertificates()) is { } refusal)
            return refusal;
        var before = all.Find(Requirement.Id);
        if (Etags.Check(Etag, before?.Version ?? 0, $"Requirement {Requirement.Id}") is { } stale)
            return stale;
        if (before is not null && before.Kind != Requirement.Kind)
            return Refusal.FailedPrecondition("KIND_FIXED", $"Requirement {before.Id} is of another kind, of which something may have been shown: choose another id for another kind.", "requirement.kind");
        if (before is not null && before.IsOfCompany != Requirement.IsOfCompany)
            return Refusal.FailedPrecondition("SUBJECT_FIXED", $"Requirement {before.Id} is asked of {(before.IsOfCompany ? "the company" : "partners")}: choose another id.", "requirement.of_company");
        if (before is null && all.All.Count >= ComplianceLimits.MaxRequirements)
            return Refusal.ResourceExhausted("REQUIREMENTS_FULL", $"There are {ComplianceLimits.MaxRequirements} requirements, retired ones too, as many as there may be. Change one.");
        if (Requirement.Declarers.Length + all.All.Values.Where(other => other.Id != Requirement.Id).Sum(other => other.Declarers.Length) > ComplianceLimits.MaxDeclarersOfAll)
            return Refusal.ResourceExhausted("DECLARERS_FULL", $"All requirements of the company together name more than {ComplianceLimits.MaxDeclarersOfAll} who are to declare: name roles.");
        return Requirement with
        {
            ChannelTypes = [.. Requirement.ChannelTypes.Distinct().Order()],
            Regions = [.. Requirement.Regions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Gates = [.. Requirement.Gates.Distinct().Order()],
            NoticeDays = [.. (Requirement.NoticeDays.Length == 0 ? ComplianceLimits.DefaultNoticeDays : Requirement.NoticeDays).Distinct().OrderDescending()],
            From = Requirement.From == BusinessDay.SinceEver ? before?.From ?? today : Requirement.From,
            Version = version,
            Declarers = [.. Requirement.Declarers.Distinct()],
            AgreementTiers = [.. Requirement.AgreementTiers.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Categories = [.. Requirement.Categories.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    private Refusal? CheckStaff()
    {
        var (isOfCompany, declarers) = (Requirement.IsOfCompany, Requirement.Declarers);
        if (isOfCompany && (Requirement.IsBounded || Requirement.Gates.Length > 0))
            return Refusal.InvalidArgument("COMPANY_ONLY", "requirement.of_company goes without channel_types, regions, agreement_tiers, categories and gates: it is asked of the company and only counts for its score.", "requirement.of_company");
        if (declarers.Length > ComplianceLimits.MaxDeclarers)
            return Refusal.InvalidArgument("DECLARERS", $"requirement.declarers has more than {ComplianceLimits.MaxDeclarers}: name roles, or set several requirements.", "requirement.declarers");
        if (declarers.Length > 0 != (isOfCompany && Requirement.IsDeclared))
            return Refusal.InvalidArgument("DECLARERS", "requirement.declarers names who is to declare a statement or declaration of the company: at least one, and none for others.", "requirement.declarers");
        return declarers.Select((declarer, place) => declarer.Check($"requirement.declarers[{place}]")).FirstOrDefault(refusal => refusal is not null);
    }

    private Refusal? CheckWhat()
    {
        if (PartnerIds.Validate(Requirement.Id, "requirement.requirement_id") is { } id)
            return id;
        if (!Enum.IsDefined(Requirement.Kind) || Requirement.Kind == RequirementKind.Unspecified)
            return Refusal.InvalidArgument("KIND", "requirement.kind must be one of the enum's kinds.", "requirement.kind");
        return string.IsNullOrWhiteSpace(Requirement.Title)
            ? Refusal.InvalidArgument("TITLE_EMPTY", "requirement.title is empty: say what is asked for.", "requirement.title")
            : Texts.Check(Requirement.Title, ComplianceLimits.TextBytes, "requirement.title");
    }

    private Refusal? CheckWhom()
    {
        if (Requirement.ChannelTypes.Any(type => !Enum.IsDefined(type) || type == ChannelType.Unspecified))
            return Refusal.InvalidArgument("CHANNEL_TYPE", "requirement.channel_types must be of the enum's types; none is all.", "requirement.channel_types");
        if (Requirement.Regions.Length > ComplianceLimits.MaxRegions)
            return Refusal.InvalidArgument("REGIONS_COUNT", $"requirement.regions has more than {ComplianceLimits.MaxRegions}: name one above them.", "requirement.regions");
        if (Requirement.Regions.Select(region => RegionPaths.Validate(region, "requirement.regions")).FirstOrDefault(refusal => refusal is not null) is { } path)
            return path;
        if (CheckAgreement() is { } agreement)
            return agreement;
        return Requirement.Gates.Any(gate => !Enum.IsDefined(gate) || gate == ComplianceGate.Unspecified)
            ? Refusal.InvalidArgument("GATE", "requirement.gates must be CONTRACT or PAYOUT; none only counts for the score.", "requirement.gates")
            : null;
    }

    private Refusal? CheckAgreement()
    {
        const string Tiers = "requirement.agreement_tiers", Categories = "requirement.categories";
        if (Requirement.AgreementTiers.Length > ComplianceLimits.MaxTiers || Requirement.AgreementTiers.Any(string.IsNullOrWhiteSpace))
            return Refusal.InvalidArgument("TIERS", $"{Tiers} must be at most {ComplianceLimits.MaxTiers} tiers as agreements name them, none of them empty.", Tiers);
        if (Requirement.Categories.Length > ComplianceLimits.MaxCategories || Requirement.Categories.Any(string.IsNullOrWhiteSpace))
            return Refusal.InvalidArgument("CATEGORIES", $"{Categories} must be at most {ComplianceLimits.MaxCategories} categories of goods, none of them empty.", Categories);
        return Requirement.AgreementTiers.Select(tier => Texts.Check(tier, ComplianceLimits.TierBytes, Tiers))
            .Concat(Requirement.Categories.Select(category => CategoryNames.Validate(category, Categories))).FirstOrDefault(refusal => refusal is not null);
    }

    private Refusal? CheckHow(BusinessDay today)
    {
        if (Requirement.ValidityDays is < 0 or > ComplianceLimits.MaxValidityDays)
            return Refusal.InvalidArgument("VALIDITY_DAYS", $"requirement.validity_days must be 1 to {ComplianceLimits.MaxValidityDays}; 0 is without end.", "requirement.validity_days");
        if (Requirement.NoticeDays.Length > ComplianceLimits.MaxNotices || Requirement.NoticeDays.Any(days => days is < 1 or > ComplianceLimits.MaxNoticeDays))
            return Refusal.InvalidArgument("NOTICE_DAYS", $"requirement.notice_days must be at most {ComplianceLimits.MaxNotices} numbers from 1 to {ComplianceLimits.MaxNoticeDays}.", "requirement.notice_days");
        return Requirement.From != BusinessDay.SinceEver && !Requirement.From.IsInAPeriod
            ? Refusal.InvalidArgument("DATE", $"requirement.effective_from is no day of a period; empty is {today}.", "requirement.effective_from")
            : null;
    }

    private Refusal? CheckCertificates()
    {
        if (Requirement.Kind == RequirementKind.Certificates != Requirement.Certificates is not null || (Requirement.IsOfCompany && Requirement.Certificates is not null))
            return Refusal.InvalidArgument(
                "CERTIFICATES", "requirement.certificates says which certificate, and how many: a requirement of kind CERTIFICATES needs it, and no other has it, nor one of the company.",
                "requirement.certificates");
        return Requirement.Certificates?.Check();
    }
}
