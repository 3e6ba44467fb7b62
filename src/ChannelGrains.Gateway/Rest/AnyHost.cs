namespace ChannelGrains.Gateway.Rest;

/// <summary>Marks an endpoint that tells nothing about partners and changes nothing, as health and metrics: <see cref="RestGuard"/> lets every
/// host name pass, so that probes and scrapers may use theirs.</summary>
public sealed class AnyHost;
