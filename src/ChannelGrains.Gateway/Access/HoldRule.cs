using ChannelGrains.Access.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ChannelGrains.Gateway.Access;

/// <summary>How one method holds a caller whose key names some partners, or some sources.</summary>
/// <param name="IsOverAll">The method is over all of them.</param>
/// <param name="Field">The way to the field of the request that names one; empty when none does.</param>
internal sealed record HoldRule(bool IsOverAll, IReadOnlyList<FieldDescriptor> Field)
{
    /// <summary>The rule as a proto says it; null when it says nothing.</summary>
    public static HoldRule? Of(Hold? hold, MessageDescriptor request) => hold?.By switch
    {
        null or HeldBy.Unspecified => null,
        HeldBy.Field => new HoldRule(false, Path(request, hold.Field)),
        HeldBy.Messages or HeldBy.Own or HeldBy.Nothing => new HoldRule(false, []),
        HeldBy.All => new HoldRule(true, []),
        _ => throw new InvalidOperationException($"access.proto has a hold {hold.By} that this server does not know."),
    };

    /// <summary>The id that a request names, empty when it is left out; false when the method's requests name none.</summary>
    public bool Names(IMessage? request, out string id)
    {
        id = "";
        if (Field.Count == 0)
            return false;
        object? value = request;
        foreach (var field in Field)
            value = value is IMessage message ? field.Accessor.GetValue(message) : null;
        id = value as string ?? "";
        return true;
    }

    private static List<FieldDescriptor> Path(MessageDescriptor request, string path)
    {
        var fields = new List<FieldDescriptor>();
        foreach (var name in path.Split('.'))
            fields.Add((fields.Count == 0 ? request : fields[^1].MessageType).FindFieldByName(name)
                ?? throw new InvalidOperationException($"The access option of a method names {path}, but {request.FullName} has no such field."));
        return fields;
    }
}
