namespace ChannelGrains.Gateway.SalesViews;

/// <summary>What the views of some months answered.</summary>
/// <param name="Months">The answer of each month, in their order.</param>
/// <param name="Revision">Another one than of an earlier reading of the same months says that something changed.</param>
/// <param name="AsOfMicros">When the first of them was read, microseconds since 1970-01-01 UTC.</param>
internal sealed record MonthsReading<T>(IReadOnlyList<T> Months, long Revision, long AsOfMicros);
