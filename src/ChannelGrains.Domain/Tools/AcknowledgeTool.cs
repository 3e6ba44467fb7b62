using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Tools;

/// <summary>Records that somebody took note of a version of a tool.</summary>
/// <param name="ToolId">The tool.</param>
/// <param name="Version">The version.</param>
/// <param name="PersonId">Who.</param>
[GenerateSerializer, Immutable]
public sealed record AcknowledgeTool([property: Id(0)] string ToolId, [property: Id(1)] int Version, [property: Id(2)] string PersonId)
{
    /// <summary>Refused, in this order: INVALID_ID, TOOL_VERSION, PERSON_EMPTY, TEXT_TOO_LONG, TEXT_INVALID.</summary>
    public Refusal? Check()
    {
        if (PartnerIds.Validate(ToolId, "tool_id") is { } invalid)
            return invalid;
        if (Version < 1)
            return Refusal.InvalidArgument("TOOL_VERSION", "version must be the one that was read, 1 or later.", "version");
        return string.IsNullOrWhiteSpace(PersonId)
            ? Refusal.InvalidArgument("PERSON_EMPTY", "person_id is empty: say who took note.", "person_id")
            : Texts.Check(PersonId, ToolLimits.MaxPersonBytes, "person_id");
    }

    /// <summary>Refused, in this order: TOOL_NOT_FOUND, TOOL_SUPERSEDED, TOOL_NOT_VALID.</summary>
    /// <param name="tool">The tool in its latest version; null when there is none.</param>
    /// <param name="person">Keyed hash of the person.</param>
    /// <param name="today">The partner's business day.</param>
    public Outcome<ToolAcknowledged> Decide(SalesTool? tool, ulong person, BusinessDay today)
    {
        if (tool is null)
            return NotFound(ToolId);
        if (tool.Version != Version)
            return Refusal.FailedPrecondition("TOOL_SUPERSEDED", $"Version {Version} of tool {ToolId} is not the latest: read version {tool.Version}, and take note of that one.", "version");
        return tool.IsValidOn(today)
            ? new ToolAcknowledged(ToolId, Version, person)
            : Refusal.FailedPrecondition("TOOL_NOT_VALID", $"Tool {ToolId} may be used from {tool.From?.ToString() ?? "ever"} to {tool.Until?.ToString() ?? "ever"}, and today is {today}: wait, or have another version kept.");
    }

    public static Refusal NotFound(string toolId) => Refusal.NotFound("TOOL_NOT_FOUND", $"There is no tool {toolId}. Check the id against the list of tools.");
}
