using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Settlement;

/// <summary>What of a statement is not available yet.</summary>
/// <param name="Until">The first day on which it is.</param>
/// <param name="Amount">Before tax, in minor units; above 0.</param>
[GenerateSerializer, Immutable]
public sealed record HeldPart([property: Id(0)] BusinessDay Until, [property: Id(1)] long Amount);
