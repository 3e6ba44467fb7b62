namespace ChannelGrains.Domain.Scorecards;

/// <summary>A fact of a partner's journal that may have changed its score.</summary>
/// <param name="Version">Its version.</param>
/// <param name="AtMicros">When it was recorded, microseconds since 1970-01-01 UTC.</param>
/// <param name="Principal">Who asked for it; empty for transactions.</param>
/// <param name="Text">What it was, in words.</param>
[GenerateSerializer, Immutable]
public sealed record ScoreCause([property: Id(0)] long Version, [property: Id(1)] long AtMicros, [property: Id(2)] string Principal, [property: Id(3)] string Text);
