using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ChannelGrains.Gateway.Paging;

/// <summary>What says in a request which page it asks for; the rest of the request is the query.</summary>
internal sealed record PagedFields(FieldDescriptor Token, FieldDescriptor Size)
{
    public static PagedFields? Of(MessageDescriptor request) =>
        request.FindFieldByName("page_token") is { } token ? new PagedFields(token, request.FindFieldByName("page_size")) : null;

    /// <summary>The method and what is asked of it, without the page.</summary>
    public byte[] QueryOf(string method, IMessage request)
    {
        var query = request.Descriptor.Parser.ParseFrom(request.ToByteString());
        Token.Accessor.Clear(query);
        Size.Accessor.Clear(query);
        return [.. Encoding.UTF8.GetBytes(method), 0, .. query.ToByteArray()];
    }
}
