using System.Text;
using System.Text.Json;

namespace ChannelGrains.Cli.Files;

/// <summary>Reads JSON; an array at its root is as many documents. Numbers stay the text that they are.</summary>
internal static class JsonNodes
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static IReadOnlyList<FileNode> Read(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(utf8, Options);
        try
        {
            reader.Read();
            var root = Read(ref reader, utf8);
            reader.Read();
            return root is ListNode list ? list.Items : [root];
        }
        catch (JsonException exception)
        {
            throw new FileProblem((int)(exception.LineNumber ?? 0) + 1, exception.Message.Split(" LineNumber:")[0]);
        }
    }

    private static FileNode Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        var line = LineOf(reader, utf8);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                List<FileNode> items = [];
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Read(ref reader, utf8));
                return new ListNode(items, line);
            case JsonTokenType.StartObject:
                return new TableNode(Entries(ref reader, utf8), line);
            case JsonTokenType.Null:
                return new ScalarNode(null, line);
            case JsonTokenType.String:
                return new ScalarNode(reader.GetString(), line);
            default:
                return new ScalarNode(Encoding.UTF8.GetString(reader.ValueSpan), line);
        }
    }

    private static List<TableEntry> Entries(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        List<TableEntry> entries = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (name, line) = (reader.GetString()!, LineOf(reader, utf8));
            if (entries.Any(entry => entry.Name == name))
                throw new FileProblem(line, $"'{name}' is there twice: leave one out");
            reader.Read();
            entries.Add(new(name, Read(ref reader, utf8), line));
        }
        return entries;
    }

    private static int LineOf(in Utf8JsonReader reader, ReadOnlySpan<byte> utf8) => utf8[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
}
