
namespace ChannelGrains.Domain.Scorecards;

/// <summary>A band of scores as a caller writes it: not checked yet.</summary>
[GenerateSerializer, Immutable]
public sealed record BandSetting([property: Id(0)] string Name, [property: Id(1)] string From, [property: Id(2)] bool OpensAction = false);
