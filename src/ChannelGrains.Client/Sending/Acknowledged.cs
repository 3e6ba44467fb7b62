namespace ChannelGrains.Client;

/// <summary>Transactions of one batch are durable.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="Accepted">How many were applied.</param>
/// <param name="Duplicates">How many the server had already.</param>
/// <param name="CommittedSequence">SEQUENCED: the lane's last committed number. KEYED: 0.</param>
/// <param name="Resent">True when the batch was sent more than once, so that its duplicates may be its own.</param>
public sealed record Acknowledged(string PartnerId, int Accepted, int Duplicates, long CommittedSequence, bool Resent)
    : SenderOutcome(PartnerId);
