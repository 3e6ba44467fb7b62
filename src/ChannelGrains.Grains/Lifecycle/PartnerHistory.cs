using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Grains.Lifecycle;

/// <summary>A partner as it is today, with the steps that it took, in their order.</summary>
[GenerateSerializer, Immutable]
public sealed record PartnerHistory([property: Id(0)] PartnerOnDay Partner, [property: Id(1)] IReadOnlyList<PartnerStep> Steps);
