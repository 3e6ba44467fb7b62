using System.Buffers;

namespace ChannelGrains.Gateway.Budgets;

/// <summary>How the messages of a call become what the server works with.</summary>
internal enum MessageForm
{
    /// <summary>They stay bytes, and each frame is held for itself.</summary>
    Frames,

    /// <summary>They stay bytes.</summary>
    Bytes,

    /// <summary>Objects are made of protobuf, the smallest of two bytes.</summary>
    Protobuf,

    /// <summary>Objects are made of JSON.</summary>
    Json,
}

/// <summary>What messages take in memory.</summary>
internal static class MessageForms
{
    /// <summary>For each byte: it is there once more while it is copied.</summary>
    private const int BytesFactor = 3;

    /// <summary>An empty message in a list has two bytes on the wire, and with its place in the list about 100 in memory.</summary>
    private const int ProtobufFactor = 48;

    private const int JsonFactor = 4, JsonObjectBytes = 256, JsonElementBytes = 64;

    /// <summary>Of a message that has come so far, or of so many bytes that came out of a compressed one.</summary>
    public static long MemoryBytes(this MessageForm form, long bytes) => form switch
    {
        MessageForm.Frames => 0,
        MessageForm.Bytes => bytes * BytesFactor,
        MessageForm.Protobuf => bytes * ProtobufFactor,
        _ => bytes * JsonFactor,
    };

    /// <summary>Of a whole message.</summary>
    public static long MemoryBytes(this MessageForm form, in ReadOnlySequence<byte> message)
    {
        var bytes = form.MemoryBytes(message.Length);
        if (form != MessageForm.Json)
            return bytes;
        foreach (var part in message)
            bytes += (long)part.Span.Count((byte)'{') * JsonObjectBytes + (long)part.Span.Count((byte)',') * JsonElementBytes;
        return bytes;
    }
}
