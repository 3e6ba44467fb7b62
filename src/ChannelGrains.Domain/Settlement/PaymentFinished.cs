using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Settlement;

/// <summary>What became of a payment.</summary>
/// <param name="Month">The statement's.</param>
/// <param name="EndToEndId">The attempt.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="ReasonCode">The bank's, as AC01; empty for none.</param>
/// <param name="Day">The day of the booking.</param>
/// <param name="Evidence">What shows it.</param>
public sealed record PaymentFinished(int Month, string EndToEndId, PaymentOutcome Outcome, string ReasonCode, BusinessDay Day, string Evidence) : SettlementFact(Month);
