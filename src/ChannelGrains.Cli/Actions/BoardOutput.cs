using ChannelGrains.Actions.V1;
using ChannelGrains.Cli.Output;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Actions;

/// <summary>Counts of actions for people.</summary>
internal static class BoardOutput
{
    public static IRenderable Of(ActionBoard board)
    {
        var table = Tables.Create("by", "name", ">open", ">in progress", ">done", ">overdue");
        Add("all", "", board.Total);
        AddAll("kind", board.Kinds);
        AddAll("priority", board.Priorities);
        AddAll("owner", board.Owners);
        AddAll("region", board.Regions);
        AddAll("type", board.ChannelTypes);
        return table;

        void AddAll(string by, IEnumerable<ActionBoardRow> rows)
        {
            foreach (var row in rows)
                Add(by, Figures.Or(row.Name, "-"), row.Counts);
        }

        void Add(string by, string name, ActionCounts counts) =>
            table.Row(by, name, Figures.Of(counts.Open), Figures.Of(counts.InProgress), Figures.Of(counts.Done), Figures.Of(counts.Overdue));
    }

    public static string LineOf(WatchActionsResponse answer)
    {
        var total = answer.Board.Total;
        return $"{Figures.Of(answer.AsOf)}  open {Figures.Of(total.Open)}  in progress {Figures.Of(total.InProgress)}  done {Figures.Of(total.Done)}  overdue {Figures.Of(total.Overdue)}";
    }
}
