using ChannelGrains.Actions.V1;
using ChannelGrains.Cli.Output;
using Spectre.Console;
using Spectre.Console.Rendering;
using Wire = ChannelGrains.Actions.V1;

namespace ChannelGrains.Cli.Actions;

/// <summary>Actions for people.</summary>
internal static class ActionOutput
{
    public static IRenderable One(Wire.Action action) => Tables.Details(
        ("action", action.ActionId),
        ("of", Whose(action)),
        ("kind", EnumNames.Of(action.Kind)),
        ("title", action.Title),
        ("cause", action.Cause),
        ("occurrence", action.Occurrence > 0 ? Figures.Of(action.Occurrence) : ""),
        ("priority", EnumNames.Of(action.Priority)),
        ("owner", action.Owner),
        ("state", State(action)),
        ("opened", $"{Figures.Of(action.OpenedAt)} by {action.OpenedBy}"),
        ("due", $"{Figures.Of(action.DueAt)} ({action.DueOn})"),
        ("done", action.CompletedAt is null ? "" : $"{Figures.Of(action.CompletedAt)} by {action.CompletedBy}"),
        ("needs", action.Proof == ActionProof.Unspecified ? "" : EnumNames.Of(action.Proof)),
        ("cost", action.Cost is null ? "" : $"{Figures.Of(action.Cost)} {action.Cost.CurrencyCode}"),
        ("closed", Figures.Of(action.ClosedAt)));

    public static IRenderable Whole(GetActionResponse answer)
    {
        var table = Tables.Create("=at", "step", "by", "owner", "note", "before", "after");
        foreach (var step in answer.Steps)
            table.Row(Figures.Of(step.At), EnumNames.Of(step.Step), step.Principal, step.Owner, step.Note, string.Join(", ", step.BeforeFiles), string.Join(", ", step.AfterFiles));
        return new Rows(One(answer.Action), table);
    }

    public static IRenderable Many(IReadOnlyCollection<Wire.Action> actions)
    {
        var table = Tables.Create("action", "of", "=due", "=state", "=priority", "kind", "owner", "title");
        foreach (var action in actions)
            table.Row(action.ActionId, Whose(action), Figures.Of(action.DueAt), State(action), EnumNames.Of(action.Priority), EnumNames.Of(action.Kind), action.Owner, action.Title);
        return table;
    }

    private static string Whose(Wire.Action action) => action.PartnerId.Length > 0 ? action.PartnerId : action.Region.Length > 0 ? $"programme, {action.Region}" : "programme";

    private static string State(Wire.Action action) => EnumNames.Of(action.State) + (action.Overdue ? ", overdue" : "");
}
