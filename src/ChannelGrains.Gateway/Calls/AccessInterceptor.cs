using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Budgets;
using ChannelGrains.Gateway.Ingest;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace ChannelGrains.Gateway.Calls;

/// <summary>Tells a method who calls it, which <see cref="CallGate"/> has found out by the headers, checks whose partners and sources the request is about,
/// and holds the answer for the call.</summary>
internal sealed class AccessInterceptor : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var call = Enter(context, request);
        var response = await continuation(request, context);
        if (response is IMessage message)
            call.HoldAnswer(message.CalculateSize());
        return response;
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Enter(context, request);
        return continuation(request, responseStream, context);
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var call = Enter(context, null);
        var response = await continuation(requestStream, context);
        if (response is IMessage message)
            call.HoldAnswer(message.CalculateSize());
        return response;
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Enter(context, null);
        return continuation(requestStream, responseStream, context);
    }

    private static AdmittedCall Enter(ServerCallContext context, object? request)
    {
        var call = AdmittedCall.Of(context);
        call.IsEntered = true;
        if (call.Principal is { } principal)
        {
            AccessRules.For(context.Method).RequireOwn(principal, request is SubmitRequest submitted && principal.IsHeld ? submitted.Names() : request);
            principal.Enter(context);
        }
        return call;
    }
}
