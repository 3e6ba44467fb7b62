using ChannelGrains.Grains.Dispatch;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>Tells of each unary call, so that large turns of streams leave room for it.</summary>
internal sealed class UnaryCalls(ExpectedCalls expected) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        expected.OnCall();
        return continuation(request, context);
    }
}
