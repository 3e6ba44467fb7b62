using ChannelGrains.Dashboard.Acting;
using ChannelGrains.Forms.V1;

namespace ChannelGrains.Dashboard.Tools;

/// <summary>Reads a sales tool that somebody entered. What is none is left to the server to refuse.</summary>
internal static class ToolEntry
{
    public const string English = "en", Chinese = "zh";

    /// <param name="values">What was entered.</param>
    /// <param name="known">The tool as it is, of which titles in other languages stay; null for a new one.</param>
    public static Tool Read(ActValues values, Tool? known)
    {
        var tool = new Tool
        {
            ToolId = known?.ToolId ?? values["id"],
            Category = values["category"],
            ValidFrom = values["from"],
            ValidUntil = values["until"],
            Url = values["url"],
            Sha256 = values["sha"],
        };
        if (known is not null)
            tool.Title.Add(known.Title);
        foreach (var language in new[] { English, Chinese })
            if (values.Has($"title-{language}"))
                tool.Title[language] = values[$"title-{language}"];
            else
                tool.Title.Remove(language);
        tool.DefaultLanguage = known is not null && tool.Title.ContainsKey(known.DefaultLanguage) ? known.DefaultLanguage : tool.Title.ContainsKey(English) ? English : Chinese;
        return tool;
    }
}
