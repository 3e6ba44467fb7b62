using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Google.Protobuf;
using Orleans.Serialization;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.Serializers;
using Orleans.Serialization.WireProtocol;

namespace ChannelGrains.Grains.Serialization;

/// <summary>Lets protobuf messages cross grain calls in their own encoding.</summary>
internal sealed class MessageCodec : IGeneralizedCodec, IGeneralizedCopier, ITypeFilter
{
    private readonly ConcurrentDictionary<Type, MessageParser> _parsers = [];

    public bool IsSupportedType(Type type) => typeof(IMessage).IsAssignableFrom(type) && !type.IsInterface;

    public bool? IsTypeAllowed(Type type) => IsSupportedType(type) ? true : null;

    public object? DeepCopy(object? input, CopyContext context)
    {
        if (context.TryGetCopy(input, out object? known))
            return known;
        var copy = Parser(input!.GetType()).ParseFrom(((IMessage)input).ToByteArray());
        context.RecordCopy(input, copy);
        return copy;
    }

    public void WriteField<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, [AllowNull] Type expectedType, object? value)
        where TBufferWriter : IBufferWriter<byte>
    {
        if (ReferenceCodec.TryWriteReferenceField(ref writer, fieldIdDelta, expectedType, value))
            return;
        // Always with its type: a reader is not told what was expected.
        writer.WriteFieldHeader(fieldIdDelta, null, value!.GetType(), WireType.LengthPrefixed);
        var bytes = ((IMessage)value).ToByteArray();
        writer.WriteVarUInt32((uint)bytes.Length);
        writer.Write(bytes);
    }

    public object? ReadValue<TInput>(ref Reader<TInput> reader, Field field)
    {
        if (field.IsReference)
            return ReferenceCodec.ReadReference(ref reader, field.FieldType);
        field.EnsureWireType(WireType.LengthPrefixed);
        var placeholder = ReferenceCodec.CreateRecordPlaceholder(reader.Session);
        var bytes = reader.ReadBytes(reader.ReadVarUInt32());
        var message = Parser(field.FieldType!).ParseFrom(bytes);
        ReferenceCodec.RecordObject(reader.Session, message, placeholder);
        return message;
    }

    private MessageParser Parser(Type type) => _parsers.GetOrAdd(type, static type =>
        (MessageParser)type.GetProperty("Parser", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!);
}
