using Grpc.Core;
using Grpc.Core.Interceptors;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>Whether somebody makes unary calls: each keeps a caller waiting, where a stream has more in flight.</summary>
internal sealed class UnaryCalls : Interceptor
{
    /// <summary>After a call more are expected for so long: those that are not read off their connections yet are not seen.</summary>
    private const int ExpectedMilliseconds = 20;

    // Of the coarse clock, as it is asked at every turn.
    private long _lastAt = -ExpectedMilliseconds;

    public bool AreExpected => Environment.TickCount64 - Volatile.Read(ref _lastAt) < ExpectedMilliseconds;

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Volatile.Write(ref _lastAt, Environment.TickCount64);
        return continuation(request, context);
    }
}
