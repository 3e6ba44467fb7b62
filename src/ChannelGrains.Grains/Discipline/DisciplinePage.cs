namespace ChannelGrains.Grains.Discipline;

/// <summary>A page of what the index lists by version, the last first.</summary>
/// <param name="Items">What the page has.</param>
/// <param name="Next">The version that the next page comes before; 0 on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record DisciplinePage<T>([property: Id(0)] IReadOnlyList<T> Items, [property: Id(1)] long Next);
