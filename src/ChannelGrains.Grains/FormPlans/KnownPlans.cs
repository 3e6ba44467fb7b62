using ChannelGrains.Domain.FormPlans;

namespace ChannelGrains.Grains.FormPlans;

/// <summary>All plans.</summary>
/// <param name="Plans">By id.</param>
[GenerateSerializer, Immutable]
public sealed record KnownPlans([property: Id(0)] IReadOnlyList<Plan> Plans);
