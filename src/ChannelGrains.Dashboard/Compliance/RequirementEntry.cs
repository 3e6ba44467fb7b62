using System.Globalization;
using ChannelGrains.Compliance.V1;
using ChannelGrains.Dashboard.Acting;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Dashboard.Compliance;

/// <summary>Reads a requirement that somebody entered. What is none is left to the server to refuse.</summary>
internal static class RequirementEntry
{
    private static readonly char[] Separators = [',', ';', ' '];

    /// <param name="values">What was entered.</param>
    /// <param name="known">The requirement as it is; null for a new one.</param>
    public static Requirement Read(ActValues values, Requirement? known)
    {
        var requirement = new Requirement
        {
            RequirementId = known?.RequirementId ?? values["id"],
            Kind = known?.Kind ?? Terms.Read<RequirementKind>(values["kind"]),
            Title = values["title"],
            ValidityDays = values.Has("validity") ? Whole(values["validity"]) : 0,
            EffectiveFrom = values["from"],
            Retired = values.Has("retired"),
            OfCompany = known?.OfCompany ?? values.Has("company"),
        };
        requirement.ChannelTypes.AddRange(Parts(values["types"]).Select(type => Terms.Read<ChannelType>(type)));
        // Names may have blanks and commas, so each is a line of its own.
        requirement.Regions.AddRange(values.Lines("regions"));
        requirement.AgreementTiers.AddRange(values.Lines("tiers"));
        requirement.Categories.AddRange(values.Lines("categories"));
        if (values.Has("certificate"))
            requirement.Certificates = new CertificateNeed { Code = values["certificate"], Count = values.Has("count") ? Whole(values["count"]) : 1, GraceDays = values.Has("grace") ? Whole(values["grace"]) : 0 };
        requirement.Gates.AddRange(Parts(values["gates"]).Select(gate => Terms.Read<ComplianceGate>(gate)));
        requirement.NoticeDays.AddRange(Parts(values["notices"]).Select(Whole));
        requirement.Declarers.AddRange(values.Lines("declarers").Select(DeclarerEntry.Read));
        return requirement;
    }

    /// <summary>What is no whole number is one that the server refuses, so that it says so in its place.</summary>
    private static int Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string[] Parts(string text) => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
