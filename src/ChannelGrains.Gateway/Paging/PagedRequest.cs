using Google.Protobuf;

namespace ChannelGrains.Gateway.Paging;

/// <summary>The fields of a request that asks for a page; null for any other.</summary>
internal static class PagedRequest<TRequest>
{
    public static PagedFields? Fields { get; } =
        typeof(TRequest).IsAssignableTo(typeof(IMessage)) ? PagedFields.Of(((IMessage)Activator.CreateInstance<TRequest>()!).Descriptor) : null;
}
