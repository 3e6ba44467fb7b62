using System.Reflection;
using Google.Protobuf.Reflection;

namespace ChannelGrains.Architecture.Tests;

/// <summary>The methods of the API, by its descriptors.</summary>
internal static class ApiMethods
{
    public static IReadOnlyList<MethodDescriptor> All { get; } =
    [
        .. from type in Layers.Load(Layers.Protocol).GetTypes()
           let property = type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)
           where property?.PropertyType == typeof(ServiceDescriptor)
           from method in ((ServiceDescriptor)property.GetValue(null)!).Methods
           select method,
    ];
}
