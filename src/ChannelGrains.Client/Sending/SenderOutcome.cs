namespace ChannelGrains.Client;

/// <summary>
/// What became of transactions of one partner: <see cref="Acknowledged"/>, <see cref="Quarantined"/>,
/// <see cref="Refused"/> or <see cref="LaneStopped"/>.
/// </summary>
/// <param name="PartnerId">The partner.</param>
public abstract record SenderOutcome(string PartnerId);
