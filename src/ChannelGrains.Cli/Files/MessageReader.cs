using System.Collections;
using System.Globalization;
using ChannelGrains.Cli.Numbers;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Type;

namespace ChannelGrains.Cli.Files;

/// <summary>Fills a message from a part of a file, by the message's descriptor. A name that the message does not have is a problem, not passed over.</summary>
internal static class MessageReader
{
    /// <summary>The API takes no finer amounts.</summary>
    private const int MoneyPlaces = 6;
    private const long MicrosPerUnit = 1_000_000;
    private const int NanosPerMicro = 1_000;

    public static T Read<T>(FileNode node)
        where T : IMessage<T>, new()
    {
        var message = new T();
        Fill(message, node, "");
        return message;
    }

    private static void Fill(IMessage message, FileNode node, string path)
    {
        if (node is not TableNode table)
            throw new FileProblem(node.Line, $"{Named(path)} must have names with values: {Names(message.Descriptor)}");
        HashSet<int> seen = [];
        foreach (var entry in table.Entries)
        {
            var field = message.Descriptor.Fields.InDeclarationOrder().FirstOrDefault(field => field.Name == entry.Name || field.JsonName == entry.Name)
                ?? throw new FileProblem(entry.Line, $"{Named(path)} has no '{entry.Name}': there are {Names(message.Descriptor)}");
            if (!seen.Add(field.FieldNumber))
                throw new FileProblem(entry.Line, $"'{field.Name}' is there twice: leave one out");
            if (entry.Value is not ScalarNode { Text: null })
                Set(message, field, entry.Value, path.Length == 0 ? field.Name : $"{path}.{field.Name}");
        }
    }

    private static void Set(IMessage message, FieldDescriptor field, FileNode node, string path)
    {
        if (field.IsMap)
            SetMap((IDictionary)field.Accessor.GetValue(message), field.MessageType, node, path);
        else if (!field.IsRepeated)
            field.Accessor.SetValue(message, Value(field, node, path));
        else if (node is ListNode list)
            foreach (var (i, item) in list.Items.Index())
                ((IList)field.Accessor.GetValue(message)).Add(Value(field, item, $"{path}[{i}]"));
        else
            throw new FileProblem(node.Line, $"{path} is a list: write each value behind a dash, or all in brackets");
    }

    private static void SetMap(IDictionary map, MessageDescriptor entries, FileNode node, string path)
    {
        if (node is not TableNode table)
            throw new FileProblem(node.Line, $"{path} must have names with values");
        var (key, value) = (entries.FindFieldByNumber(1), entries.FindFieldByNumber(2));
        foreach (var entry in table.Entries)
            map[Value(key, new ScalarNode(entry.Name, entry.Line), path)] = Value(value, entry.Value, $"{path}.{entry.Name}");
    }

    private static object Value(FieldDescriptor field, FileNode node, string path)
    {
        if (field.FieldType == FieldType.Message)
            return node is ScalarNode { Text: { } written } ? OfText(field.MessageType, written, node.Line, path) : OfTable(field.MessageType, node, path);
        if (node is not ScalarNode { Text: { } text })
            throw new FileProblem(node.Line, $"{path} is one value, not several");
        return field.FieldType switch
        {
            FieldType.String => text,
            FieldType.Bool => bool.TryParse(text, out var flag) ? flag : throw Wrong(node, path, text, "true or false"),
            FieldType.Int32 => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(node, path, text, "a whole number"),
            FieldType.Int64 => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(node, path, text, "a whole number"),
            FieldType.Enum => OfName(field.EnumType, node, path, text),
            _ => throw new FileProblem(node.Line, $"{path} cannot stand in a file"),
        };
    }

    private static IMessage OfTable(MessageDescriptor type, FileNode node, string path)
    {
        var message = type.Parser.ParseFrom(ByteString.Empty);
        Fill(message, node, path);
        return message;
    }

    /// <summary>Amounts are written as 1234.50 CNY, times as RFC 3339.</summary>
    private static IMessage OfText(MessageDescriptor type, string text, int line, string path)
    {
        if (type == Money.Descriptor)
            return OfAmount(text) ?? throw new FileProblem(line, $"{path} '{text}' is no amount: write it as 1234.50 CNY");
        if (type != Timestamp.Descriptor)
            throw new FileProblem(line, $"{path} must have names with values: {Names(type)}");
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && text.Contains('T', StringComparison.Ordinal)
            ? Timestamp.FromDateTimeOffset(time)
            : throw new FileProblem(line, $"{path} '{text}' is no time: write it as 2026-01-15T10:00:00+08:00");
    }

    private static Money? OfAmount(string text)
    {
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var number, { Length: 3 } currency]
            || !ExactNumber.TryParse(number, NumberFormat.Plain, out var amount) || !amount.TryScale(MoneyPlaces, out var micros))
            return null;
        return new Money { CurrencyCode = currency, Units = micros / MicrosPerUnit, Nanos = (int)(micros % MicrosPerUnit) * NanosPerMicro };
    }

    private static object OfName(EnumDescriptor type, FileNode node, string path, string text)
    {
        // The first value is UNSPECIFIED, and what stands before it is the prefix of all.
        var prefix = type.Values[0].Name[..^"UNSPECIFIED".Length];
        var value = type.Values.Skip(1).FirstOrDefault(value => value.Name == text || value.Name == prefix + text)
            ?? throw Wrong(node, path, text, "one of " + string.Join(", ", type.Values.Skip(1).Select(value => value.Name[prefix.Length..])));
        return System.Enum.ToObject(type.ClrType, value.Number);
    }

    private static FileProblem Wrong(FileNode node, string path, string text, string expected) => new(node.Line, $"{path} '{text}' is not {expected}");

    private static string Named(string path) => path.Length == 0 ? "the file" : path;

    private static string Names(MessageDescriptor type) => string.Join(", ", type.Fields.InDeclarationOrder().Select(field => field.Name));
}
