using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Settlement;

namespace ChannelGrains.Grains.Settlement;

/// <summary>A statement with all that became of it.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Steps">The steps that it has taken, in order.</param>
/// <param name="Disputes">Its disputes, by number.</param>
/// <param name="Blocks">What keeps it from being paid today.</param>
/// <param name="Today">The partner's business day.</param>
/// <param name="Version">Version of the partner's journal that it shows.</param>
[GenerateSerializer, Immutable]
public sealed record StatementHistory(
    [property: Id(0)] StatementReading Statement, [property: Id(1)] IReadOnlyList<TakenStep> Steps, [property: Id(2)] IReadOnlyList<DisputeReading> Disputes,
    [property: Id(3)] IReadOnlyList<PayoutBlock> Blocks, [property: Id(4)] BusinessDay Today, [property: Id(5)] long Version);
