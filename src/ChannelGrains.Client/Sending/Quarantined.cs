using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Client;

/// <summary>The server keeps one transaction in the partner's quarantine; it does not count until it is replayed.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="Transaction">The transaction as sent.</param>
/// <param name="Reason">Why it was not applied.</param>
public sealed record Quarantined(string PartnerId, Transaction Transaction, QuarantineReason Reason) : SenderOutcome(PartnerId);
