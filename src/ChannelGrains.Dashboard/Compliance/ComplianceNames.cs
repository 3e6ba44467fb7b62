using ChannelGrains.Compliance.V1;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Naming;
using Microsoft.Extensions.Localization;
using NodaTime;
using NodaTime.Text;

namespace ChannelGrains.Dashboard.Compliance;

/// <summary>What requirements ask for and how they stand, in the reader's language.</summary>
internal sealed class ComplianceNames(IStringLocalizer<ComplianceTexts> texts)
{
    public IReadOnlyList<(string Value, string Text)> Kinds => [.. EnumValues.All<RequirementKind>().Select(kind => (kind.ToString(), Of(kind)))];

    public IReadOnlyList<(string Value, string Text)> Gates => [.. EnumValues.All<ComplianceGate>().Select(gate => (gate.ToString(), Of(gate)))];

    public string Of(RequirementKind kind) => kind switch
    {
        RequirementKind.Licence => texts["Licence"],
        RequirementKind.TaxRegistration => texts["Tax registration"],
        RequirementKind.BankLetter => texts["Bank letter"],
        RequirementKind.AntiBriberyStatement => texts["Anti-bribery statement"],
        RequirementKind.ScreeningResult => texts["Screening"],
        RequirementKind.SocialResponsibility => texts["Social responsibility"],
        RequirementKind.ConflictOfInterest => texts["Conflict of interest"],
        RequirementKind.GiftPolicy => texts["Policy of gifts"],
        RequirementKind.Certificates => texts["Certified persons"],
        _ => kind.ToString(),
    };

    public string Of(ComplianceGate gate) => gate switch
    {
        ComplianceGate.Contract => texts["signing agreements"],
        ComplianceGate.Payout => texts["being paid"],
        _ => gate.ToString(),
    };

    public string Of(ComplianceState state) => state switch
    {
        ComplianceState.Valid => texts["Met"],
        ComplianceState.Expiring => texts["Ends soon"],
        ComplianceState.Expired => texts["Expired"],
        ComplianceState.Missing => texts["Missing"],
        _ => Format.None,
    };

    /// <summary>What a requirement that is not met keeps a partner from.</summary>
    public string Keeps(Requirement requirement) => requirement.Gates.Count == 0 ? texts["nothing, it counts for the score"] : string.Join(texts[" and "], requirement.Gates.Select(Of));

    /// <summary>Of certificates, how many persons must hold which; empty of others.</summary>
    public string Needs(Requirement requirement) => requirement.Certificates is { } need ? texts["{0} persons with certificate {1}", Format.Number(need.Count), need.Code] : "";

    public static string Tone(ComplianceState state) => state switch { ComplianceState.Valid => "good", ComplianceState.Expiring => "warn", _ => "bad" };

    /// <summary>Days from one day to the last one on which it is met; null where that has no end or never was.</summary>
    public static int? DaysLeft(ComplianceStatus status, string day) =>
        status.State is ComplianceState.Valid or ComplianceState.Expiring && Date(status.ValidUntil) is { } until && Date(day) is { } from ? Period.DaysBetween(from, until) : null;

    private static LocalDate? Date(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value : null;
}
