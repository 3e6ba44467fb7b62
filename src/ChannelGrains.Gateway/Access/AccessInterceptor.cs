using Grpc.Core;
using Grpc.Core.Interceptors;

namespace ChannelGrains.Gateway.Access;

/// <summary>Finds the caller's principal by metadata <c>x-api-key</c> or <c>authorization: Bearer</c> and checks what the method's <see cref="AccessRule"/> asks for.</summary>
internal sealed class AccessInterceptor(KeyRing keys) : Interceptor
{
    private const string Bearer = "Bearer ";

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context, request);
        return continuation(request, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context, request);
        return continuation(request, responseStream, context);
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context, null);
        return continuation(requestStream, responseStream, context);
    }

    private void Admit(ServerCallContext context, object? request)
    {
        if (AccessRules.IsOpen(context.Method))
            return;
        var principal = keys.Find(KeyOf(context.RequestHeaders))
            ?? throw new RpcException(new Status(StatusCode.Unauthenticated, "Unknown or missing API key: send it as metadata x-api-key."));
        var rule = AccessRules.For(context.Method);
        rule.RequireRole(principal, context.Method);
        rule.RequireOwn(principal, request);
        principal.Enter(context);
    }

    private static string? KeyOf(Metadata headers)
    {
        if (headers.GetValue("x-api-key") is { } key)
            return key;
        return headers.GetValue("authorization") is { } authorization && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? authorization[Bearer.Length..]
            : null;
    }
}
