using ChannelGrains.Domain.Settlement;

namespace ChannelGrains.Grains.Settlement;

/// <summary>The lines of a statement, and which transactions one of them is made of.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Scope">The transactions of the line that was asked for; null where none was.</param>
[GenerateSerializer, Immutable]
public sealed record StatementLines([property: Id(0)] StatementReading Statement, [property: Id(1)] LineScope? Scope);
