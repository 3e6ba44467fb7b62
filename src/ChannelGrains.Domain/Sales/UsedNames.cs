namespace ChannelGrains.Domain.Sales;

/// <summary>The categories and regions that a partner's sales have in use.</summary>
/// <param name="Categories">Least used first.</param>
/// <param name="MaxCategories">Most that it may have.</param>
/// <param name="Regions">Least used first.</param>
/// <param name="MaxRegions">Most that it may have.</param>
[GenerateSerializer, Immutable]
public sealed record UsedNames(
    [property: Id(0)] IReadOnlyList<UsedName> Categories,
    [property: Id(1)] int MaxCategories,
    [property: Id(2)] IReadOnlyList<UsedName> Regions,
    [property: Id(3)] int MaxRegions);
