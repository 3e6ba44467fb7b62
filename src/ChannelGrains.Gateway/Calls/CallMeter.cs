using ChannelGrains.Gateway.Budgets;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace ChannelGrains.Gateway.Calls;

/// <summary>Measures each call of a method, streams too. It stands around the other interceptors, so that it sees the status that the caller gets.</summary>
internal sealed class CallMeter(CallInstruments instruments, TimeProvider time) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        MeterAsync(context, streams: false, () => continuation(request, context));

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        MeterStreamAsync(context, () => continuation(request, responseStream, context));

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        instruments.OnStreamOpened();
        try
        {
            return await MeterAsync(context, streams: true, () => continuation(requestStream, context));
        }
        finally
        {
            instruments.OnStreamClosed();
        }
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        MeterStreamAsync(context, () => continuation(requestStream, responseStream, context));

    private async Task MeterStreamAsync(ServerCallContext context, Func<Task> run)
    {
        instruments.OnStreamOpened();
        try
        {
            await MeterAsync(context, streams: true, async () =>
            {
                await run();
                return true;
            });
        }
        finally
        {
            instruments.OnStreamClosed();
        }
    }

    private async Task<T> MeterAsync<T>(ServerCallContext context, bool streams, Func<Task<T>> run)
    {
        var (startedAt, status) = (time.GetTimestamp(), StatusCode.Internal);
        try
        {
            var answer = await run();
            status = context.Status.StatusCode;
            return answer;
        }
        catch (RpcException exception)
        {
            status = exception.StatusCode;
            throw;
        }
        finally
        {
            instruments.OnEnded(context.Method, streams, status, time.GetElapsedTime(startedAt));
        }
    }
}
