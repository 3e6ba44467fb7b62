namespace ChannelGrains.Grains.Settlement;

/// <summary>A page of statements.</summary>
/// <param name="Statements">The statements.</param>
/// <param name="Next">Behind what the next page begins; empty on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record ListedStatements([property: Id(0)] IReadOnlyList<ListedStatement> Statements, [property: Id(1)] string Next);
