using System.Text;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Evidence;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Tools;

/// <summary>Keeps a tool.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Etag">That of the version that the caller read; null or empty for whatever is there.</param>
[GenerateSerializer, Immutable]
public sealed record PutTool([property: Id(0)] ToolSetting Tool, [property: Id(1)] string? Etag)
{
    /// <summary>The tool, its version not known yet. Refused, in this order: INVALID_ID, LANGUAGE, the refusals of <see cref="FormTexts"/>, those of a category, CONTENT_EMPTY, SHA256, URL, DATE, VALIDITY.</summary>
    public Outcome<SalesTool> Read()
    {
        if (PartnerIds.Validate(Tool.ToolId, "tool.tool_id") is { } invalid)
            return invalid;
        if (LanguageTags.Canonical(Tool.DefaultLanguage) is not { } language)
            return Refusal.InvalidArgument("LANGUAGE", "tool.default_language must be a tag of BCP 47, as zh or pt-BR.", "tool.default_language");
        var title = new FormTexts(language).Read(Tool.Title, mayBeEmpty: false, ToolLimits.MaxTitleBytes, "tool.title");
        if (title.IsRefused)
            return title.Refusal;
        if ((CategoryNames.Validate(Tool.Category, "tool.category") ?? CheckContent()) is { } refusal)
            return refusal;
        var (from, until) = (ReadDay(Tool.From, "tool.valid_from"), ReadDay(Tool.Until, "tool.valid_until"));
        if ((from?.Refusal ?? until?.Refusal) is { } noDate)
            return noDate;
        return until?.Value < from?.Value
            ? Refusal.InvalidArgument("VALIDITY", $"tool.valid_until {Tool.Until} is before valid_from {Tool.From}: it could never be used.", "tool.valid_until")
            : new SalesTool(Tool.ToolId, language, title.Value, Tool.Category, from?.Value, until?.Value, Tool.Sha256, Tool.Url, 0);
    }

    /// <summary>The tool with its version; that of the latest one where both are equal. Refused, in this order: ETAG_MISMATCH, TOOLS_FULL, VERSIONS_FULL.</summary>
    /// <param name="tool">As <see cref="Read"/> has it.</param>
    /// <param name="latest">The tool's latest version; null where there is none.</param>
    /// <param name="tools">Tools that there are.</param>
    public Outcome<SalesTool> Decide(SalesTool tool, SalesTool? latest, int tools)
    {
        if (Etags.Check(Etag, latest?.Version ?? 0, $"Tool {tool.ToolId}") is { } stale)
            return stale;
        if (latest is null)
            return tools >= ToolLimits.MaxTools
                ? Refusal.ResourceExhausted("TOOLS_FULL", $"There are {tools} tools, and no more are kept: make this one a version of another.")
                : tool with { Version = 1 };
        if (latest.Equals(tool with { Version = latest.Version }))
            return latest;
        return latest.Version >= ToolLimits.MaxVersions
            ? Refusal.ResourceExhausted("VERSIONS_FULL", $"Tool {tool.ToolId} has {latest.Version} versions, and no more are kept: choose another id.")
            : tool with { Version = latest.Version + 1 };
    }

    private Refusal? CheckContent()
    {
        if (Tool.Sha256.Length == 0 && Tool.Url.Length == 0)
            return Refusal.InvalidArgument("CONTENT_EMPTY", "tool has no content: name the SHA-256 of its file, or its address.", "tool.url");
        if (Tool.Sha256.Length > 0 && EvidenceLimits.CheckName(Tool.Sha256, "tool.sha256") is { } sha256)
            return sha256;
        return Tool.Url.Length == 0 || IsAddress(Tool.Url)
            ? null
            : Refusal.InvalidArgument("URL", $"tool.url must be an absolute https address without a user, of at most {ToolLimits.MaxUrlBytes} bytes.", "tool.url");
    }

    private static bool IsAddress(string url) => Encoding.UTF8.GetByteCount(url) <= ToolLimits.MaxUrlBytes && Texts.Check(url, ToolLimits.MaxUrlBytes, "tool.url") is null
        && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.Host.Length > 0 && address.UserInfo.Length == 0;

    private static Outcome<BusinessDay>? ReadDay(string text, string field)
    {
        if (text.Length == 0)
            return null;
        return BusinessDay.TryParse(text, out var day) ? day : Refusal.InvalidArgument("DATE", $"{field} is no date: write yyyy-mm-dd.", field);
    }
}
