using ChannelGrains.Domain.Settlement;

namespace ChannelGrains.Grains.Settlement;

/// <summary>A statement after a payment was begun, or ended.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Version">Version of the partner's journal that says it.</param>
[GenerateSerializer, Immutable]
public sealed record PaymentReading([property: Id(0)] StatementState State, [property: Id(1)] long Version);
