namespace ChannelGrains.Domain.Settlement;

/// <summary>A month was closed.</summary>
/// <param name="Statement">What it says.</param>
/// <param name="Stated">The months of which statements say something else from now on.</param>
/// <param name="GraceDays">Days that had to go by.</param>
public sealed record PeriodClosed(Statement Statement, IReadOnlyList<StatedMonth> Stated, int GraceDays) : SettlementFact(Statement.Month);
