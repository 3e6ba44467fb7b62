using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Tools;
using ChannelGrains.Forms.V1;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains;

namespace ChannelGrains.Gateway.Tools;

/// <summary>Tools between the wire and the domain.</summary>
internal static class ToolMessages
{
    public static PutTool ToCommand(PutToolRequest request)
    {
        var tool = request.Tool ?? new Tool();
        return new PutTool(
            new ToolSetting(
                tool.ToolId, tool.DefaultLanguage, [.. tool.Title.Select(text => new LanguageText(text.Key, text.Value))], tool.Category, tool.ValidFrom, tool.ValidUntil, tool.Sha256, tool.Url),
            request.Etag);
    }

    public static Tool ToMessage(SalesTool tool)
    {
        var message = new Tool
        {
            ToolId = tool.ToolId,
            DefaultLanguage = tool.DefaultLanguage,
            Category = tool.Category,
            ValidFrom = tool.From?.ToString() ?? "",
            ValidUntil = tool.Until?.ToString() ?? "",
            Sha256 = tool.Sha256,
            Url = tool.Url,
            Version = tool.Version,
        };
        foreach (var text in tool.Title.Texts)
            message.Title.Add(text.Language, text.Text);
        return message;
    }

    public static ToolAcknowledgement ToMessage(ToolNote note) => new()
    {
        PartnerId = note.PartnerId,
        ToolId = note.Acknowledged.ToolId,
        Version = note.Acknowledged.Version,
        PersonHash = $"{note.Acknowledged.Person:x16}",
        AcknowledgedAt = Timestamps.FromMicros(note.AtMicros),
        AcknowledgedBy = note.Principal,
        JournalVersion = note.JournalVersion,
    };

    /// <summary>Null for an empty one.</summary>
    public static BusinessDay? Day(string text)
    {
        if (text.Length == 0)
            return null;
        return BusinessDay.TryParse(text, out var day)
            ? day
            : throw RefusalStatus.ToException(Refusal.InvalidArgument("DATE", $"valid_on '{text}' is no date: write yyyy-mm-dd.", "valid_on"));
    }

    /// <summary>The token of a page of notes.</summary>
    public static string Token(string text) => text.Length % 2 == 0 && text.All(char.IsAsciiHexDigitLower)
        ? text
        : throw RefusalStatus.ToException(Refusal.InvalidArgument("PAGE_TOKEN", "page_token is none of this list: send that of the page before, or none.", "page_token"));
}
