namespace ChannelGrains.Grains.Journalled;

/// <summary>What a live grain holds: its state as a snapshot's bytes, and the version of its journal that it shows, which is durable.</summary>
[GenerateSerializer, Immutable]
public sealed record HeldState([property: Id(0)] long Version, [property: Id(1)] int FoldVersion, [property: Id(2)] byte[] Snapshot);
