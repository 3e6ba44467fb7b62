using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ChannelGrains.Server.Tests.Access;

/// <summary>Requests whose fields say anything: what is there, what is not, and what no honest caller sends. The same seed gives the same ones.</summary>
/// <param name="seed">Which.</param>
/// <param name="known">Ids of what is there, so that some calls get far.</param>
internal sealed class HostileRequests(int seed, IReadOnlyList<string> known)
{
    /// <summary>Depth of messages, and most elements of a list.</summary>
    private const int MaxDepth = 6, MaxElements = 3;

    private static readonly string[] Texts =
    [
        "", " ", "x", "中文 名称", new('x', 70), new('中', 500), "a\nb", "\0", "\u202Eevil", "<script>alert(1)</script>", "'; DROP TABLE journal; --", "../../etc/passwd", "%00%2e%2e", "a/b/c", "/", "cn/sichuan",
        "2026-03-05", "2026-02-30", "2026-13-01", "0001-01-01", "9999-12-31", "2026-01", "9999-12", "2026-Q1", "2026", "FY2026", "FY9999", "2026-01-W4", "2026-W53", "0", "1", "-1", "0.5", "1e9", "NaN", "-0.000001",
        "79228162514264337593543950336", "0.1234567890123456789012345678901", "CNY", "EUR", "Asia/Shanghai", "Nowhere/Zone", "zh", "en-US", "xx-invalid-", "FREQ=DAILY", "FREQ=DAILY;COUNT=999999999", "FREQ=SECONDLY", "FREQ=WEEKLY;BYDAY=MO;INTERVAL=0",
        "FREQ=MONTHLY;BYMONTHDAY=-31", "RRULE:FREQ=YEARLY", new('a', 64), new('Z', 64), "image/png", "text/html", "https://example.com/x", "javascript:alert(1)", "channel_type", "display_name", "*", "partner.display_name,x",
    ];

    private static readonly long[] Numbers = [0, 1, 2, 3, 5, 28, 90, 366, 1_000, -1, -2, int.MaxValue, int.MinValue, 253_402_300_799, 1_772_700_000, 999_999_999, 1_000_000_000, 1_000_000_000_000_000, long.MaxValue, long.MinValue];

    private readonly Random _random = new(seed);

    public IMessage Next(MessageDescriptor type) => Message(type, 0);

    private IMessage Message(MessageDescriptor type, int depth)
    {
        var message = type.Parser.ParseFrom(ByteString.Empty);
        foreach (var field in type.Fields.InDeclarationOrder())
            if (_random.Next(10) < 7 && (depth < MaxDepth || field.FieldType != FieldType.Message))
                Set(message, field, depth);
        return message;
    }

    private void Set(IMessage message, FieldDescriptor field, int depth)
    {
        if (field.IsMap)
        {
            var map = (System.Collections.IDictionary)field.Accessor.GetValue(message);
            for (var left = _random.Next(MaxElements); left > 0; left--)
                map[Value(field.MessageType.FindFieldByNumber(1), depth)] = Value(field.MessageType.FindFieldByNumber(2), depth);
        }
        else if (field.IsRepeated)
        {
            var list = (System.Collections.IList)field.Accessor.GetValue(message);
            for (var left = _random.Next(MaxElements + 1); left > 0; left--)
                list.Add(Value(field, depth));
        }
        else
            field.Accessor.SetValue(message, Value(field, depth));
    }

    private object Value(FieldDescriptor field, int depth) => field.FieldType switch
    {
        FieldType.String => _random.Next(3) == 0 ? known[_random.Next(known.Count)] : Texts[_random.Next(Texts.Length)],
        FieldType.Bytes => ByteString.CopyFrom(new byte[_random.Next(3) * 32]),
        FieldType.Bool => _random.Next(2) == 0,
        FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, _random.Next(8) == 0 ? 99 : _random.Next(field.EnumType.Values.Count)),
        FieldType.Int32 => unchecked((int)Number()),
        FieldType.Int64 => Number(),
        FieldType.UInt32 => unchecked((uint)Number()),
        FieldType.UInt64 or FieldType.Fixed64 => unchecked((ulong)Number()),
        FieldType.Double => (double)Number(),
        FieldType.Message => Message(field.MessageType, depth + 1),
        _ => throw new InvalidOperationException($"{field.FullName} is {field.FieldType}: say what is sent as one."),
    };

    private long Number() => Numbers[_random.Next(Numbers.Length)];
}
