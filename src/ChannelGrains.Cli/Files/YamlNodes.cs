using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChannelGrains.Cli.Files;

/// <summary>Reads YAML. Values stay the text that they are: 0.10 is no number that could lose its zero, and 2026-01-01 no time.</summary>
internal static class YamlNodes
{
    /// <summary>Values of all documents together; a few anchors can stand for very many.</summary>
    private const int MaxNodes = 100_000;

    public static IReadOnlyList<FileNode> Read(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException exception)
        {
            throw new FileProblem((int)exception.Start.Line, exception.Message);
        }
        var left = MaxNodes;
        return [.. stream.Documents.Select(document => Read(document.RootNode, ref left))];
    }

    private static FileNode Read(YamlNode node, ref int left)
    {
        var line = (int)node.Start.Line;
        if (left-- == 0)
            throw new FileProblem(line, $"the file has more than {MaxNodes} values: split it");
        switch (node)
        {
            case YamlScalarNode scalar:
                return new ScalarNode(scalar.Style == ScalarStyle.Plain && scalar.Value is null or "" or "~" or "null" ? null : scalar.Value, line);
            case YamlSequenceNode list:
                List<FileNode> items = [];
                foreach (var item in list.Children)
                    items.Add(Read(item, ref left));
                return new ListNode(items, line);
            case YamlMappingNode table:
                List<TableEntry> entries = [];
                foreach (var (name, value) in table.Children)
                    entries.Add(new(NameOf(name), Read(value, ref left), (int)name.Start.Line));
                return new TableNode(entries, line);
            default:
                throw new FileProblem(line, "this is no value, list or table");
        }
    }

    private static string NameOf(YamlNode node) =>
        node is YamlScalarNode { Value: { } name } ? name : throw new FileProblem((int)node.Start.Line, "a name must be a plain text");
}
