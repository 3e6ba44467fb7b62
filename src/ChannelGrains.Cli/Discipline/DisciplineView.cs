using ChannelGrains.Cli.Output;
using ChannelGrains.Compliance.V1;
using ChannelGrains.Discipline.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Discipline;

/// <summary>The company's discipline for people.</summary>
internal static class DisciplineView
{
    public static IRenderable Of(IEnumerable<Declaration> declarations)
    {
        var table = Tables.Create("kind", "who", "role", "from", "until", "discloses", "shown by", "note");
        foreach (var one in declarations)
            table.Row(EnumNames.Of(one.Kind), Who(one.Person), one.Role, one.ValidFrom, one.ValidUntil, one.Discloses ? "yes" : "no", one.Reference, one.Note);

        return table;
    }

    public static IRenderable Of(IEnumerable<Gift> gifts)
    {
        var table = Tables.Create("gift", "day", "direction", "who", "other side", "what", ">value", "state", "outcome", "decided by");
        foreach (var one in gifts)
            table.Row(
                one.GiftId, one.Day, EnumNames.Of(one.Direction), Who(one.Person), Figures.Or(one.PartnerId, one.Counterparty), one.What, $"{Figures.Of(one.Value)} {one.Value.CurrencyCode}",
                EnumNames.Of(one.State), EnumNames.Of(one.Outcome), one.DecidedBy);

        return table;
    }

    public static IRenderable Of(GetCompanyComplianceResponse answer)
    {
        var table = Tables.Create("requirement", "who", "state", "until", "title");
        foreach (var one in answer.Statuses)
            table.Row(one.Status.Requirement.RequirementId, Who(one.Declarer), EnumNames.Of(one.Status.State), one.Status.ValidUntil, one.Status.Requirement.Title);

        return new Rows(table, Tables.Details(("met", $"{answer.Met} of {answer.Asked}"), ("score", answer.Score)));
    }

    private static string Who(Declarer? declarer) => declarer switch
    {
        null => "",
        { Role.Length: > 0 } => $"role {declarer.Role}",
        { Principal.Length: > 0 } => declarer.Principal,
        _ => declarer.PersonHash,
    };
}
