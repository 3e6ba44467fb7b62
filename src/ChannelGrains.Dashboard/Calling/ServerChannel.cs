using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Dashboard.Calling;

/// <summary>The page's way to the server: one channel for all who look at it. Keys go with the calls, not with the channel.</summary>
internal sealed class ServerChannel(DashboardOptions options, Func<GrpcChannel> connect) : IDisposable
{
    private const string KeyHeader = "x-api-key";

    private readonly Lazy<GrpcChannel> _channel = new(connect);

    /// <summary>Calls with a key, each with the deadline of the page.</summary>
    /// <param name="key">Null where the server asks for none.</param>
    public CallInvoker With(string? key) => new KeyedInvoker(_channel.Value.CreateCallInvoker(), key, options.CallTimeout);

    /// <summary>The options of a call that stays open until it is cancelled.</summary>
    public static CallOptions Open(string? key, CancellationToken cancellationToken) => new(MetadataOf(key), cancellationToken: cancellationToken);

    public CallInvoker Plain() => _channel.Value.CreateCallInvoker();

    public void Dispose()
    {
        if (_channel.IsValueCreated)
            _channel.Value.Dispose();
    }

    internal static Metadata MetadataOf(string? key) => key is null ? [] : new Metadata { { KeyHeader, key } };
}
