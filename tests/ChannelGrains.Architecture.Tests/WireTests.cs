using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Xunit;

namespace ChannelGrains.Architecture.Tests;

/// <summary>Messages of the public API end at the gateway, so that the API can change without touching what grains are called with or what is on disk. The
/// ingest transaction is the exception that saves a copy.</summary>
public sealed class WireTests
{
    private const string JournalMessages = "channelgrains.journal.v1";
    private const string Transaction = "channelgrains.ingest.v1.Transaction";

    private static readonly IReadOnlyList<MessageDescriptor> Messages =
    [
        .. from type in Layers.Load(Layers.Protocol).GetTypes()
           where typeof(IMessage).IsAssignableFrom(type)
           select (MessageDescriptor)type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!,
    ];

    [Fact]
    public void Facts_OfEveryCapability_StoreNoMessageOfTheApi()
    {
        var stored = from message in Messages
                     where message.File.Package == JournalMessages
                     from field in message.Fields.InDeclarationOrder()
                     where field.FieldType is FieldType.Message or FieldType.Enum
                     let type = field.FieldType == FieldType.Enum ? (IDescriptor)field.EnumType : field.MessageType
                     where IsOfTheApi(type)
                     select $"{message.Name}.{field.Name}";
        Assert.Empty(stored);
    }

    [Fact]
    public void Calls_OfGrains_CarryNoMessageOfTheApi()
    {
        var carried = from type in Layers.Load(Layers.Grains).GetTypes()
                      where type.IsInterface && type.GetInterfaces().Any(one => one.Namespace == "Orleans" && one.Name is "IGrain" or "IGrainExtension" or "IGrainObserver")
                      from method in type.GetMethods()
                      from part in method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)
                      where Held(part, []).Any(held => Messages.Any(message => message.ClrType == held && IsOfTheApi(message)))
                      select $"{type.Name}.{method.Name}";
        Assert.Empty(carried.Distinct());
    }

    private static bool IsOfTheApi(IDescriptor type) =>
        type.File.Package.StartsWith("channelgrains.", StringComparison.Ordinal) && type.File.Package != JournalMessages && type.FullName != Transaction;

    /// <summary>A type, those that it is made of, and those of its properties.</summary>
    private static HashSet<Type> Held(Type type, HashSet<Type> held)
    {
        if (!held.Add(type))
            return held;
        var own = type.Namespace?.StartsWith("ChannelGrains.", StringComparison.Ordinal) == true && !typeof(IMessage).IsAssignableFrom(type);
        var properties = own ? type.GetProperties(BindingFlags.Public | BindingFlags.Instance) : [];
        foreach (var part in properties.Select(property => property.PropertyType).Concat(type.GetGenericArguments()).Append(type.GetElementType() ?? type))
            Held(part, held);
        return held;
    }
}
