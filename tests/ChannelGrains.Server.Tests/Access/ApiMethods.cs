using ChannelGrains.Access.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ChannelGrains.Server.Tests.Access;

/// <summary>Every method of the API, as its proto declares it.</summary>
internal static class ApiMethods
{
    /// <summary>All of them, in the order of their names.</summary>
    public static IReadOnlyList<MethodDescriptor> All { get; } = [.. Protocol.ApiMethods.All.OrderBy(method => method.FullName, StringComparer.Ordinal)];

    public static MethodDescriptor Named(string name) => All.Single(method => method.Name == name);

    /// <summary>Who may call it; null when its proto does not say.</summary>
    public static MethodAccess? AccessOf(MethodDescriptor method) => method.GetOptions()?.GetExtension(AccessExtensions.Access);

    /// <summary>Sets a field of a message by its path, as <c>partner.partner_id</c>.</summary>
    public static void Set(IMessage message, string path, object value)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            var field = message.Descriptor.FindFieldByName(name);
            if (field.Accessor.GetValue(message) is not IMessage inner)
                field.Accessor.SetValue(message, inner = field.MessageType.Parser.ParseFrom(ByteString.Empty));
            message = inner;
        }
        message.Descriptor.FindFieldByName(names[^1]).Accessor.SetValue(message, value);
    }
}
