using ChannelGrains.Domain.Tools;

namespace ChannelGrains.Grains.Tools;

/// <summary>All tools.</summary>
/// <param name="Tools">In their latest versions, by id.</param>
[GenerateSerializer, Immutable]
public sealed record KnownTools([property: Id(0)] IReadOnlyList<SalesTool> Tools);
