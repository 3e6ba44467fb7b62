namespace ChannelGrains.Domain.Tools;

/// <summary>That somebody took note of a version of a tool.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="Acknowledged">Who, and of what.</param>
/// <param name="AtMicros">When, microseconds since 1970-01-01 UTC.</param>
/// <param name="Principal">Who recorded it.</param>
/// <param name="JournalVersion">Version of the partner's journal that has it.</param>
[GenerateSerializer, Immutable]
public sealed record ToolNote(
    [property: Id(0)] string PartnerId, [property: Id(1)] ToolAcknowledged Acknowledged, [property: Id(2)] long AtMicros, [property: Id(3)] string Principal, [property: Id(4)] long JournalVersion);
