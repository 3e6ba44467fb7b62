using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Client;

/// <summary>
/// Transactions that the sender gives back: the server refused them for good, or the sender gave up. Those that were under
/// way when a lane stopped or the sender gave up may nevertheless have been taken; sending them again later is safe.
/// </summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="Transactions">The transactions, in the order in which they were sent.</param>
/// <param name="Error">Why.</param>
public sealed record Refused(string PartnerId, IReadOnlyList<Transaction> Transactions, ServerError Error) : SenderOutcome(PartnerId);
