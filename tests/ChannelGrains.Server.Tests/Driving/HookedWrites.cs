using Grpc.Core.Interceptors;

namespace ChannelGrains.Server.Tests.Driving;

/// <summary>Lets a test hold the server right after results have left on a stream.</summary>
internal sealed class HookedWrites : Interceptor
{
    /// <summary>Called after results were written; what it returns is waited for before the server goes on.</summary>
    public Func<Task>? AfterResults { get; set; }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        continuation(requestStream, new Writer<TResponse>(responseStream, this), context);

    private sealed class Writer<T>(IServerStreamWriter<T> inner, HookedWrites hook) : IServerStreamWriter<T>
    {
        public WriteOptions? WriteOptions
        {
            get => inner.WriteOptions;
            set => inner.WriteOptions = value;
        }

        public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

        public async Task WriteAsync(T message, CancellationToken cancellationToken)
        {
            await inner.WriteAsync(message, cancellationToken);
            if (message is StreamTransactionsResponse { Results: not null } && hook.AfterResults is { } after)
                await after();
        }
    }
}
