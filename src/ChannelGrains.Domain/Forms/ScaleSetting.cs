namespace ChannelGrains.Domain.Forms;

/// <summary>From where to where a scale goes.</summary>
[GenerateSerializer, Immutable]
public sealed record ScaleSetting([property: Id(0)] int Min, [property: Id(1)] int Max);
