namespace ChannelGrains.Client;

/// <summary>
/// A SEQUENCED lane cannot go on, other lanes do: what it holds, and what is sent to it from now on, is given back as
/// <see cref="Refused"/>, until <see cref="TransactionSender.StartLane"/> or
/// <see cref="TransactionSender.ResumeLaneAsync"/>. Reasons: LANE_FENCED (a newer epoch was opened), CONTENT_CONFLICT (a
/// second device uses the lane), LANE_GAP (the server lacks numbers that the sender no longer holds, as after a restore
/// from a backup: metadata <c>expected_sequence</c> is where to start again), or a refused batch, whose numbers would be missing.
/// </summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="Error">Why.</param>
public sealed record LaneStopped(string PartnerId, ServerError Error) : SenderOutcome(PartnerId);
