using Grpc.Core;

namespace ChannelGrains.Dashboard.Calling;

/// <summary>Adds the caller's key to each call, and a deadline to those that have an end.</summary>
internal sealed class KeyedInvoker(CallInvoker inner, string? key, TimeSpan timeout) : CallInvoker
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        inner.AsyncUnaryCall(method, host, WithKey(options).WithDeadline(options.Deadline ?? TimeProvider.System.GetUtcNow().UtcDateTime + timeout), request);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => inner.AsyncServerStreamingCall(method, host, WithKey(options), request);

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        throw new NotSupportedException("The page waits for no call with a thread: use the Async form.");

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        inner.AsyncClientStreamingCall(method, host, WithKey(options));

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        inner.AsyncDuplexStreamingCall(method, host, WithKey(options));

    private CallOptions WithKey(CallOptions options) => options.WithHeaders(ServerChannel.MetadataOf(key));
}
