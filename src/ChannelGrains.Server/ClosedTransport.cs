using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChannelGrains.Server;

/// <summary>The transport of a silo that is its whole cluster: it opens no port, and takes and makes no connection. A silo's own messages never
/// leave the process, and whoever could connect to it would join the cluster and be an admin.</summary>
internal sealed class ClosedTransport : IConnectionFactory, IConnectionListenerFactory
{
    /// <summary>Puts this in place of the sockets that Orleans registered for silos and for their gateways.</summary>
    public static void Use(IServiceCollection services)
    {
        var sockets = services.Where(service => service.IsKeyedService && IsTransport(service.ServiceType)).ToList();
        if (!Array.TrueForAll([typeof(IConnectionFactory), typeof(IConnectionListenerFactory)], type => sockets.Exists(service => service.ServiceType == type)))
            throw new InvalidOperationException("This version of Orleans registers its transport elsewhere, so its port would be open: make ClosedTransport replace it there.");
        var closed = new ClosedTransport();
        foreach (var service in sockets)
            services.Replace(new ServiceDescriptor(service.ServiceType, service.ServiceKey, closed));
    }

    public ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        ValueTask.FromException<ConnectionContext>(new ConnectionAbortedException($"This silo is its whole cluster and connects to nobody, not to {endpoint} either."));

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IConnectionListener>(new Listener(endpoint));

    private static bool IsTransport(Type type) => type == typeof(IConnectionFactory) || type == typeof(IConnectionListenerFactory);

    private sealed class Listener(EndPoint endpoint) : IConnectionListener
    {
        private readonly TaskCompletionSource<ConnectionContext?> _unbound = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public EndPoint EndPoint => endpoint;

        public ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) => new(_unbound.Task.WaitAsync(cancellationToken));

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            _unbound.TrySetResult(null);
            return default;
        }

        public ValueTask DisposeAsync() => UnbindAsync();
    }
}
