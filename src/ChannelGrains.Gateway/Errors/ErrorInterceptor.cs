using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Gateway.Errors;

/// <summary>Turns what should not happen into a clear status: a call whose outcome is unknown is UNAVAILABLE, a bug is INTERNAL and logged.</summary>
internal sealed partial class ErrorInterceptor(ILogger<ErrorInterceptor> logger) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Translate(exception, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Translate(exception, context);
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(requestStream, context);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Translate(exception, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(requestStream, responseStream, context);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Translate(exception, context);
        }
    }

    private RpcException Translate(Exception exception, ServerCallContext context)
    {
        if (context.CancellationToken.IsCancellationRequested)
            return new RpcException(new Status(StatusCode.Cancelled, "The call was cancelled."));
        if (GrainFailures.IsExpected(exception))
        {
            LogFailed(logger, context.Method, exception);
            return RefusalStatus.ToException(GrainFailures.Describe(exception));
        }
        LogBug(logger, context.Method, exception);
        return new RpcException(new Status(StatusCode.Internal, "The server met an error that it did not expect; it is in its log."));
    }

    [LoggerMessage(EventId = 2201, Level = LogLevel.Warning, Message = "{Method} failed in the grain; the caller is told what to do.")]
    private static partial void LogFailed(ILogger logger, string method, Exception exception);

    [LoggerMessage(EventId = 2202, Level = LogLevel.Error, Message = "{Method} met an unexpected error.")]
    private static partial void LogBug(ILogger logger, string method, Exception exception);
}
