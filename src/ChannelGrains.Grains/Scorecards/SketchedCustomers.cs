namespace ChannelGrains.Grains.Scorecards;

/// <summary>Sketches of a partner's customers, to be united with those of others.</summary>
/// <param name="Now">Of a period.</param>
/// <param name="Before">Of the period before.</param>
[GenerateSerializer, Immutable]
public sealed record SketchedCustomers([property: Id(0)] byte[] Now, [property: Id(1)] byte[] Before);
