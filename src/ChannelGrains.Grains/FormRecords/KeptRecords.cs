namespace ChannelGrains.Grains.FormRecords;

/// <summary>A page of records.</summary>
/// <param name="Records">The latest first.</param>
/// <param name="Last">What the next page comes behind; empty on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record KeptRecords([property: Id(0)] IReadOnlyList<KeptRecord> Records, [property: Id(1)] string Last);
