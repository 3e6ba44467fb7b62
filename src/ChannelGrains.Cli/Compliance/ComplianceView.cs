using ChannelGrains.Cli.Output;
using ChannelGrains.Compliance.V1;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Compliance;

/// <summary>Compliance for people.</summary>
internal static class ComplianceView
{
    public static IRenderable Requirements(IEnumerable<Requirement> requirements)
    {
        var table = Tables.Create("requirement", "kind", "from", "gates", "types", "regions", "agreements", "title");
        foreach (var one in requirements)
            table.Row(
                one.RequirementId + (one.Retired ? ", retired" : ""), EnumNames.Of(one.Kind), one.EffectiveFrom, Figures.Or(string.Join(", ", one.Gates.Select(gate => EnumNames.Of(gate))), "score only"),
                one.OfCompany ? "company" : Figures.Or(string.Join(", ", one.ChannelTypes.Select(type => EnumNames.Of(type))), "all"), Figures.Or(string.Join(", ", one.Regions), "everywhere"), Figures.Or(string.Join(", ", one.AgreementTiers.Concat(one.Categories)), "any"), one.Title);

        return table;
    }

    public static IRenderable Statuses(GetComplianceStatusResponse answer)
    {
        var table = Tables.Create("requirement", "state", "until", "shown by", "title");
        foreach (var status in answer.Statuses)
            table.Row(status.Requirement.RequirementId, EnumNames.Of(status.State), status.ValidUntil, ShownBy(status), status.Requirement.Title);

        return table;
    }

    public static IRenderable Evidence(ComplianceEvidence evidence) => Tables.Details(
        ("requirement", evidence.RequirementId),
        ("met", evidence.Met ? "yes" : "no"),
        ("from", evidence.ValidFrom),
        ("until", Figures.Or(evidence.ValidUntil, "without end")),
        ("shown by", ShownBy(evidence)),
        ("note", evidence.Note));

    private static string ShownBy(ComplianceStatus status) => status.Requirement.Certificates is { } need ? $"{status.CertifiedPersons} of {need.Count} with {need.Code}" : ShownBy(status.Evidence);

    private static string ShownBy(ComplianceEvidence? evidence) => evidence is null ? "" : Figures.Or(evidence.Sha256, evidence.Reference);
}
