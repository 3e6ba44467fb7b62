using System.Buffers.Binary;
using System.Text;

namespace ChannelGrains.Benchmarks.Driving;

/// <summary>Messages of SignalR's hub as the page's circuits write them: MessagePack, each with its length before it. Only what a circuit needs.</summary>
internal static class HubMessage
{
    /// <summary>A call of the hub. Arguments are text, whole numbers, true or false, or null.</summary>
    /// <param name="invocation">By which its answer is known; null asks for none.</param>
    public static byte[] Call(string? invocation, string target, params object?[] arguments)
    {
        var body = new MemoryStream();
        body.Write([0x96, 0x01, 0x80]); // an array of six: a call, no headers
        Write(body, invocation);
        Write(body, target);
        body.WriteByte((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments)
            Write(body, argument);
        body.WriteByte(0x90); // no streams
        return Framed(body.ToArray());
    }

    public static byte[] Ping { get; } = Framed([0x91, 0x06]);

    private static byte[] Framed(byte[] body)
    {
        var length = new List<byte>();
        for (var rest = body.Length; ; rest >>= 7)
        {
            length.Add((byte)(rest > 0x7f ? rest & 0x7f | 0x80 : rest));
            if (rest <= 0x7f)
                return [.. length, .. body];
        }
    }

    private static void Write(MemoryStream body, object? value)
    {
        switch (value)
        {
            case null:
                body.WriteByte(0xc0);
                break;
            case bool isTrue:
                body.WriteByte(isTrue ? (byte)0xc3 : (byte)0xc2);
                break;
            case long number:
                Span<byte> wide = stackalloc byte[9];
                wide[0] = 0xd3;
                BinaryPrimitives.WriteInt64BigEndian(wide[1..], number);
                body.Write(wide);
                break;
            case string text:
                var utf8 = Encoding.UTF8.GetBytes(text);
                Span<byte> head = stackalloc byte[5];
                head[0] = 0xdb;
                BinaryPrimitives.WriteInt32BigEndian(head[1..], utf8.Length);
                body.Write(head);
                body.Write(utf8);
                break;
            default:
                throw new ArgumentException($"A circuit is told no {value.GetType()}.", nameof(value));
        }
    }
}
