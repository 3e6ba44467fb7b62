using System.Globalization;
using ChannelGrains.Audit.V1;
using ChannelGrains.Cli.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Audit;

/// <summary>Changes for people.</summary>
internal static class ChangesView
{
    public static IRenderable Of(ListChangesResponse answer)
    {
        var table = Tables.Create("=accepted at", "principal", "kind", "journal", ">version", "details");
        foreach (var change in answer.Changes)
            table.Row(
                Figures.Of(change.AcceptedAt),
                change.Principal,
                change.Kind,
                change.Journal,
                change.Version.ToString(CultureInfo.InvariantCulture),
                string.Join(", ", change.Details.Select(detail => $"{detail.Name}={detail.Value}")));

        return new Rows(table, Tables.Line($"{Figures.Of(answer.Changes.Count)} changes{(answer.NextPageToken.Length > 0 ? ", and there are more" : "")}"));
    }
}
