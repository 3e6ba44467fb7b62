using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;

namespace ChannelGrains.Client;

/// <summary>Makes gRPC channels that suit long streams to a ChannelGrains server.</summary>
public static class ClientChannel
{
    private static readonly TimeSpan ReconnectMin = TimeSpan.FromMilliseconds(100), ReconnectMax = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Makes a channel with keep-alive pings, several HTTP/2 connections when one has no streams left, and the API key
    /// as metadata. Calls that change nothing are made again where a server is gone (<see cref="RepeatedReads"/>). The caller disposes it. Nothing is connected yet.
    /// </summary>
    /// <param name="address">http://host:port (HTTP/2 without TLS) or https://host:port.</param>
    /// <param name="options">Key and timeouts.</param>
    /// <returns>The channel, to share among senders and clients.</returns>
    /// <exception cref="ArgumentException">The options have an <see cref="ClientOptions.ApiKeyProblem"/>.</exception>
    public static GrpcChannel Create(Uri address, ClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(options);
        return GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = Handler(options), DisposeHttpClient = true, ServiceConfig = RepeatedReads.Config });
    }

    /// <summary>
    /// Makes a channel to several gateways of one deployment. It stays at one of them, so that a sender's lanes keep to one way, and moves on to the next when that one ends, drains or
    /// cannot be reached. Where it begins is chance, so that the senders of a fleet spread. The caller disposes it. Nothing is connected yet.
    /// </summary>
    /// <param name="addresses">Each as http://host:port (HTTP/2 without TLS) or https://host:port, all of them the same of both; at least one.</param>
    /// <param name="options">Key and timeouts.</param>
    /// <returns>The channel, to share among senders and clients.</returns>
    /// <exception cref="ArgumentException">There is no address, one is no such address, they are of both kinds, or the options have an <see cref="ClientOptions.ApiKeyProblem"/>.</exception>
    public static GrpcChannel Create(IReadOnlyList<Uri> addresses, ClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        ArgumentNullException.ThrowIfNull(options);
        if (addresses.Count == 0)
            throw new ArgumentException("Name the address of at least one gateway.", nameof(addresses));
        if (addresses.FirstOrDefault(address => !address.IsAbsoluteUri || address.Scheme is not ("http" or "https")) is { } other)
            throw new ArgumentException($"{other} is no address of a gateway: name each as https://host:port.", nameof(addresses));
        if (addresses.Any(address => address.Scheme != addresses[0].Scheme))
            throw new ArgumentException("Some addresses are http and some https: either all gateways have TLS or none.", nameof(addresses));
        if (addresses.Count == 1)
            return Create(addresses[0], options);
        var first = Random.Shared.Next(addresses.Count);
        var inOrder = addresses.Skip(first).Concat(addresses.Take(first)).Select(address => new BalancerAddress(address.Host, address.Port)).ToList();
        return GrpcChannel.ForAddress("static:///gateways", new GrpcChannelOptions
        {
            HttpHandler = Handler(options),
            DisposeHttpClient = true,
            ServiceConfig = RepeatedReads.Config,
            Credentials = addresses[0].Scheme == Uri.UriSchemeHttps ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure,
            ServiceProvider = new Resolvers(new StaticResolverFactory(_ => inOrder)),
            InitialReconnectBackoff = ReconnectMin,
            MaxReconnectBackoff = ReconnectMax,
        });
    }

    private static HttpMessageHandler Handler(ClientOptions options)
    {
        if (options.ApiKeyProblem is { } problem)
            throw new ArgumentException(problem, nameof(options));
        var handler = new LeavingServerHandler(new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            KeepAlivePingDelay = options.KeepAliveDelay,
            KeepAlivePingTimeout = options.KeepAliveTimeout,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        });
        return options.ApiKey is { Length: > 0 } key ? new ApiKeyHandler(key, handler) : handler;
    }

    /// <summary>The only service that a channel asks for when it resolves its addresses.</summary>
    private sealed class Resolvers(ResolverFactory factory) : IServiceProvider
    {
        private readonly ResolverFactory[] _all = [factory];

        public object? GetService(Type serviceType) => serviceType == typeof(IEnumerable<ResolverFactory>) ? _all : null;
    }
}
