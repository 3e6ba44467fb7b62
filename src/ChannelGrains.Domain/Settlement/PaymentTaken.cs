namespace ChannelGrains.Domain.Settlement;

/// <summary>A payment of a statement was begun.</summary>
/// <param name="Month">The statement's.</param>
/// <param name="RunId">The run.</param>
/// <param name="EndToEndId">Names the attempt to the bank.</param>
/// <param name="Uetr">Likewise.</param>
/// <param name="PayeeHash">SHA-256 of whom it is paid to, in hexadecimal; empty for a credit note.</param>
public sealed record PaymentTaken(int Month, string RunId, string EndToEndId, string Uetr, string PayeeHash) : SettlementFact(Month);
