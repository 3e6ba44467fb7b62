namespace ChannelGrains.Grains.Risk;

/// <summary>A page of what was stated of a partner's risk.</summary>
/// <param name="Statements">The latest first.</param>
/// <param name="Last">The version that the next page comes behind; 0 on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record ListedStatements([property: Id(0)] IReadOnlyList<RecordedStatement> Statements, [property: Id(1)] long Last);
