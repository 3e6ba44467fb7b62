namespace ChannelGrains.Domain.Settlement;

/// <summary>A statement was disputed.</summary>
/// <param name="Month">The statement's.</param>
/// <param name="Number">The dispute's, from 1 within the statement.</param>
/// <param name="Lines">The lines that it is on; none is the whole statement.</param>
/// <param name="Reason">Why.</param>
public sealed record DisputeOpened(int Month, int Number, IReadOnlyList<int> Lines, string Reason) : SettlementFact(Month);
