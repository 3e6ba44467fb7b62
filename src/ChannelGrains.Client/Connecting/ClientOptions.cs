namespace ChannelGrains.Client;

/// <summary>How to reach a ChannelGrains server.</summary>
public sealed record ClientOptions
{
    /// <summary>The API key, sent as metadata <c>x-api-key</c> with every call; null sends none, as on a loopback without keys.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Why <see cref="ApiKey"/> cannot be sent: it is not printable ASCII, or begins or ends with a blank. Null when it can.</summary>
    public string? ApiKeyProblem => ApiKey switch
    {
        null or "" => null,
        _ when ApiKey.AsSpan().IndexOfAny('\r', '\n') >= 0 => "The API key has a line end in it; was it read from a file together with its last line end?",
        [' ', ..] or [.., ' '] => "The API key begins or ends with a blank.",
        _ when ApiKey.AsSpan().IndexOfAnyExceptInRange(' ', '~') is >= 0 and var at =>
            $"The API key has the character U+{(int)ApiKey[at]:X4} at {at + 1}; a key has letters, digits and signs of ASCII only.",
        _ => null,
    };

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
