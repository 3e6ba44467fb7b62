using ChannelGrains.Grains.Customers;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace ChannelGrains.Gateway.Paging;

/// <summary>Seals the tokens of every list, and opens those that come back: methods see the plain place where the page before ended. A token is
/// good for the same method with the same request; only the size of the page may be another.</summary>
internal sealed class PageTokens(CustomerKey secret) : Interceptor
{
    private readonly TokenSeal _seal = new(secret.Derive("page tokens"));

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        PagedRequest<TRequest>.Fields is { } fields && request is IMessage message
            ? PageAsync(request, message, fields, context, continuation)
            : continuation(request, context);

    private async Task<TResponse> PageAsync<TRequest, TResponse>(
        TRequest request, IMessage message, PagedFields fields, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        where TRequest : class
        where TResponse : class
    {
        var query = fields.QueryOf(context.Method, message);
        var token = (string)fields.Token.Accessor.GetValue(message);
        if (token.Length > 0)
            fields.Token.Accessor.SetValue(message, _seal.Open(token, query));
        var response = await continuation(request, context);
        if (response is IMessage answer && answer.Descriptor.FindFieldByName("next_page_token") is { } next && next.Accessor.GetValue(answer) is string { Length: > 0 } place)
            next.Accessor.SetValue(answer, _seal.Close(place, query));
        return response;
    }
}
