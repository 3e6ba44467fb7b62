using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Targets;

namespace ChannelGrains.Grains.Targets;

/// <summary>What a scope's grain knows of the pace in a period.</summary>
/// <param name="Parts">The parts of its target; none where it has none.</param>
/// <param name="Net">Net sales of the period; null above partners, where the views know them.</param>
/// <param name="Today">The scope's business day.</param>
/// <param name="Region">The region whose selling days count.</param>
/// <param name="CurrencyCode">The currency of all amounts.</param>
/// <param name="AsOfMicros">When it was read, microseconds since 1970-01-01 UTC.</param>
/// <param name="Version">Version of the journal that it shows.</param>
[GenerateSerializer, Immutable]
public sealed record PaceReading(
    [property: Id(0)] IReadOnlyList<PacePart> Parts,
    [property: Id(1)] Amount? Net,
    [property: Id(2)] BusinessDay Today,
    [property: Id(3)] string Region,
    [property: Id(4)] string CurrencyCode,
    [property: Id(5)] long AsOfMicros,
    [property: Id(6)] long Version);
