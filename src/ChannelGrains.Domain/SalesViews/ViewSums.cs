namespace ChannelGrains.Domain.SalesViews;

/// <summary>The sales of a scope and of its parts, with the partners that sold in each.</summary>
/// <param name="Total">All of it.</param>
/// <param name="Categories">By category, by name.</param>
/// <param name="Regions">By region of the level below the scope's, by path; what names the scope's region itself stands under it.</param>
/// <param name="ChannelTypes">By channel type, in the order of the type; the name is the type's number.</param>
[GenerateSerializer, Immutable]
public sealed record ViewSums(
    [property: Id(0)] GroupSum Total,
    [property: Id(1)] IReadOnlyList<GroupSum> Categories,
    [property: Id(2)] IReadOnlyList<GroupSum> Regions,
    [property: Id(3)] IReadOnlyList<GroupSum> ChannelTypes);
