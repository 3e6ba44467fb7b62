using ChannelGrains.Cli.Output;
using ChannelGrains.Forms.V1;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Tools;

/// <summary>Tools for people, in their default languages.</summary>
internal static class ToolView
{
    public static IRenderable Many(IEnumerable<Tool> tools)
    {
        var table = Tables.Create("tool", "version", "category", "from", "until", "content", "title");
        foreach (var tool in tools)
            table.Row(
                tool.ToolId, Figures.Of(tool.Version), tool.Category, Figures.Or(tool.ValidFrom, "ever"), Figures.Or(tool.ValidUntil, "ever"), Figures.Or(tool.Url, tool.Sha256),
                tool.Title.TryGetValue(tool.DefaultLanguage, out var title) ? title : "");

        return table;
    }

    public static IRenderable Notes(IEnumerable<ToolAcknowledgement> notes)
    {
        var table = Tables.Create("partner", "tool", "version", "person", "at", "recorded by");
        foreach (var note in notes)
            table.Row(note.PartnerId, note.ToolId, Figures.Of(note.Version), note.PersonHash, Figures.Of(note.AcknowledgedAt), note.AcknowledgedBy);

        return table;
    }
}
