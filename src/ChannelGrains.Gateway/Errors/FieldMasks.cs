using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Gateway.Errors;

/// <summary>Field masks at the boundary: a path may be written as the protos have it, or as their JSON does.</summary>
internal static class FieldMasks
{
    /// <summary>Writes paths such as <c>displayName</c> as the protos do. What names no field stays as it is, and is refused by who reads it.</summary>
    public static void Normalise(FieldMask? mask, MessageDescriptor message)
    {
        for (var i = 0; i < mask?.Paths.Count; i++)
            if (message.Fields.InDeclarationOrder().FirstOrDefault(field => field.JsonName == mask.Paths[i]) is { } named)
                mask.Paths[i] = named.Name;
    }
}
