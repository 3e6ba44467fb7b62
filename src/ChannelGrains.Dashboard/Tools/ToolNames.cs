using ChannelGrains.Dashboard.Forms;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Forms.V1;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Tools;

/// <summary>What sales tools are called, until when they are good, and where they are looked at.</summary>
internal sealed class ToolNames(IStringLocalizer<ToolsTexts> texts)
{
    public static string Title(Tool tool) => FormNames.Text(tool.Title, tool.DefaultLanguage);

    public static string Href(string toolId) => $"/field/tools/{Uri.EscapeDataString(toolId)}";

    /// <summary>The days on which it may be used.</summary>
    public string Days(Tool tool) => (tool.ValidFrom.Length > 0, tool.ValidUntil.Length > 0) switch
    {
        (false, false) => texts["always"],
        (true, false) => texts["from {0} on", Format.Date(tool.ValidFrom)],
        (false, true) => texts["until {0}", Format.Date(tool.ValidUntil)],
        _ => texts["{0} to {1}", Format.Date(tool.ValidFrom), Format.Date(tool.ValidUntil)],
    };

    /// <summary>Whether it may be used on a day, yyyy-mm-dd.</summary>
    public static bool IsGoodOn(Tool tool, string day) =>
        (tool.ValidFrom.Length == 0 || string.CompareOrdinal(tool.ValidFrom, day) <= 0) && (tool.ValidUntil.Length == 0 || string.CompareOrdinal(day, tool.ValidUntil) <= 0);
}
