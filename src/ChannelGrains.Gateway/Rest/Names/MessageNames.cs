using System.Collections.Concurrent;
using Google.Protobuf.Reflection;

namespace ChannelGrains.Gateway.Rest.Names;

/// <summary>The fields of a message by the names that JSON may use for them: lowerCamelCase, and the proto's own.</summary>
internal sealed class MessageNames
{
    private static readonly ConcurrentDictionary<MessageDescriptor, MessageNames> Known = [];

    private readonly Dictionary<string, FieldDescriptor> _fields = new(StringComparer.Ordinal);

    private MessageNames(MessageDescriptor message)
    {
        foreach (var field in message.Fields.InDeclarationOrder())
        {
            _fields[field.Name] = field;
            _fields[field.JsonName] = field;
            Names.Add(field.JsonName);
        }
    }

    /// <summary>In JSON's form.</summary>
    public List<string> Names { get; } = [];

    public static MessageNames Of(MessageDescriptor message) => Known.GetOrAdd(message, static message => new MessageNames(message));

    public FieldDescriptor? Find(string name) => _fields.GetValueOrDefault(name);

    /// <summary>The fields that a path such as <c>scope.partnerId</c> names; null when it names none.</summary>
    public static List<FieldDescriptor>? Resolve(MessageDescriptor message, string path)
    {
        var fields = new List<FieldDescriptor>();
        foreach (var name in path.Split('.'))
        {
            if (fields is [.., { FieldType: not FieldType.Message } or { IsRepeated: true }] || Of(fields.Count == 0 ? message : fields[^1].MessageType).Find(name) is not { } field)
                return null;
            fields.Add(field);
        }
        return fields;
    }
}
