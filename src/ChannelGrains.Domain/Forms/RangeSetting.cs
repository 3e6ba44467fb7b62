namespace ChannelGrains.Domain.Forms;

/// <summary>From where to where an answer passes, as a caller writes it: decimal texts, empty for any.</summary>
[GenerateSerializer, Immutable]
public sealed record RangeSetting([property: Id(0)] string AtLeast, [property: Id(1)] string AtMost);
