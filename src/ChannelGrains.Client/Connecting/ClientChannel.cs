using Grpc.Net.Client;

namespace ChannelGrains.Client;

/// <summary>Makes gRPC channels that suit long streams to a ChannelGrains server.</summary>
public static class ClientChannel
{
    /// <summary>
    /// Makes a channel with keep-alive pings, several HTTP/2 connections when one has no streams left, and the API key
    /// as metadata. The caller disposes it. Nothing is connected yet.
    /// </summary>
    /// <param name="address">http://host:port (HTTP/2 without TLS) or https://host:port.</param>
    /// <param name="options">Key and timeouts.</param>
    /// <returns>The channel, to share among senders and clients.</returns>
    /// <exception cref="ArgumentException">The options have an <see cref="ClientOptions.ApiKeyProblem"/>.</exception>
    public static GrpcChannel Create(Uri address, ClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(options);
        if (options.ApiKeyProblem is { } problem)
            throw new ArgumentException(problem, nameof(options));

        HttpMessageHandler handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            KeepAlivePingDelay = options.KeepAliveDelay,
            KeepAlivePingTimeout = options.KeepAliveTimeout,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        };
        if (options.ApiKey is { Length: > 0 } key)
            handler = new ApiKeyHandler(key, handler);

        return GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
    }
}
