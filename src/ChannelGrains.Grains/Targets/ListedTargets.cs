using ChannelGrains.Domain.Targets;

namespace ChannelGrains.Grains.Targets;

/// <summary>A page of targets.</summary>
/// <param name="Targets">The version of each that holds, without weights; months are missing in what older versions of the server wrote.</param>
/// <param name="Last">The name that the next page comes behind; empty on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record ListedTargets([property: Id(0)] IReadOnlyList<TargetVersion> Targets, [property: Id(1)] string Last);
