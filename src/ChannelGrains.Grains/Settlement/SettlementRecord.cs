using ChannelGrains.Domain.Settlement;

namespace ChannelGrains.Grains.Settlement;

/// <summary>A record about a statement.</summary>
/// <param name="Version">Its version in the partner's journal.</param>
/// <param name="AtMicros">When it was recorded, microseconds since 1970-01-01 UTC.</param>
/// <param name="Principal">Who asked for it.</param>
/// <param name="Fact">What happened.</param>
internal sealed record SettlementRecord(long Version, long AtMicros, string Principal, SettlementFact Fact);
