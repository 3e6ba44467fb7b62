namespace ChannelGrains.Domain.Settlement;

/// <summary>A statement was approved.</summary>
/// <param name="Month">The statement's.</param>
/// <param name="PayeeHash">SHA-256 of whom it is paid to, in hexadecimal; empty for a credit note.</param>
public sealed record StatementApproved(int Month, string PayeeHash) : SettlementFact(Month);
