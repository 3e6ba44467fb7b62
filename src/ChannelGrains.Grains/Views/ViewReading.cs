namespace ChannelGrains.Grains.Views;

/// <summary>What a view answered.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Revision">Of the view's state: another one says that something changed. A later activation shows a larger one.</param>
/// <param name="AsOfMicros">When it was read, microseconds since 1970-01-01 UTC; what was acknowledged shortly before may be missing.</param>
/// <param name="WorkMicros">How long it took to add up, in microseconds.</param>
[GenerateSerializer, Immutable]
public sealed record ViewReading<T>([property: Id(0)] T Value, [property: Id(1)] long Revision, [property: Id(2)] long AsOfMicros, [property: Id(3)] long WorkMicros);
