using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Settlement;

namespace ChannelGrains.Grains.Settlement;

/// <summary>What a record posted.</summary>
/// <param name="Version">Its version in the partner's journal.</param>
/// <param name="StatementId">The statement.</param>
/// <param name="PostedOn">The partner's business day.</param>
/// <param name="AtMicros">When, microseconds since 1970-01-01 UTC.</param>
/// <param name="Principal">Who caused it.</param>
/// <param name="Entries">The entries.</param>
[GenerateSerializer, Immutable]
public sealed record LedgerRecord(
    [property: Id(0)] long Version, [property: Id(1)] string StatementId, [property: Id(2)] BusinessDay PostedOn, [property: Id(3)] long AtMicros, [property: Id(4)] string Principal,
    [property: Id(5)] IReadOnlyList<LedgerEntry> Entries);
