using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Grains.Scorecards;

/// <summary>A fact that a figure is made of.</summary>
/// <param name="Version">Version of the partner's journal that has it.</param>
/// <param name="Day">The business day that it counts on.</param>
/// <param name="AtMicros">When it was recorded, microseconds since 1970-01-01 UTC.</param>
/// <param name="Kind">What it is: SALE, RETURN, VOID, ANSWER, COMPLAINT, RECORD.</param>
/// <param name="Id">Its id; empty when it has none.</param>
/// <param name="Numerator">What it adds above the line: micros, or a count.</param>
/// <param name="Denominator">What it adds below it; null where its figure has a denominator of its own.</param>
[GenerateSerializer, Immutable]
public readonly record struct FigureFact(
    [property: Id(0)] long Version, [property: Id(1)] BusinessDay Day, [property: Id(2)] long AtMicros, [property: Id(3)] string Kind, [property: Id(4)] string Id,
    [property: Id(5)] Int128 Numerator, [property: Id(6)] long? Denominator);
