namespace ChannelGrains.Grains.Kpis;

/// <summary>One measure of one partner by steps.</summary>
/// <param name="Values">One per step: micros for money, thousandths for units, else whole numbers; null where it is not known.</param>
/// <param name="CurrencyCode">The currency of money measures.</param>
/// <param name="AsOfMicros">When it was read, microseconds since 1970-01-01 UTC.</param>
/// <param name="Version">Version of the partner's journal that it shows.</param>
[GenerateSerializer, Immutable]
public sealed record PartnerSeries(
    [property: Id(0)] IReadOnlyList<Int128?> Values,
    [property: Id(1)] string CurrencyCode,
    [property: Id(2)] long AsOfMicros,
    [property: Id(3)] long Version);
