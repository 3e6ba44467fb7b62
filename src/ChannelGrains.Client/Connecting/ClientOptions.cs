namespace ChannelGrains.Client;

/// <summary>How to reach a ChannelGrains server.</summary>
public sealed record ClientOptions
{
    /// <summary>The API key, sent as metadata <c>x-api-key</c> with every call; null sends none, as on a loopback without keys.</summary>
    public string? ApiKey { get; init; }

    /// <summary>
    /// Silence after which the connection is tested with an HTTP/2 ping; default 20 s. Shorter than the idle limits of
    /// common proxies (60 s), so that a stream without traffic stays open.
    /// </summary>
    public TimeSpan KeepAliveDelay { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Time that the answer to a ping may take before the connection counts as lost; default 10 s.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time that a TCP and TLS connection may take; default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
