namespace ChannelGrains.Guides.Tests.Snippets;

/// <summary>The README's code, as it is written there.</summary>
internal static class Readme
{
    private const string Start = "Start";
    private const string Streaming = "Stream your own data";
    private const string OverHttp = "From anything that speaks HTTP";
    private const string Fence = "```";

    private static readonly IReadOnlyList<CodeBlock> All = [.. Read(File.ReadAllLines(Repository.PathOf("README.md")))];

    /// <summary>What a reader types or saves, in the order of the README: all but what is shown as an answer.</summary>
    public static IEnumerable<CodeBlock> Typed => All.Where(block => block.Language != "text");

    public static CodeBlock Demo => Block(Start, "sh");

    public static CodeBlock Serve => Block(Start, "sh", 1);

    public static CodeBlock Sales => Block(Start, "csv");

    public static CodeBlock Mapping => Block(Start, "json");

    public static CodeBlock Channelctl => Block(Start, "sh", 2);

    public static CodeBlock Agreement => Block(Start, "yaml");

    public static CodeBlock Earning => Block(Start, "sh", 3);

    public static CodeBlock Tests => Block(Start, "sh", 4);

    public static CodeBlock CSharp => Block(Streaming, "csharp");

    public static CodeBlock NodeInstall => Block(Streaming, "sh");

    public static CodeBlock NodeJs => Block(Streaming, "js");

    public static CodeBlock Curl => Block(OverHttp, "sh");

    /// <summary>Replaces what a snippet says of the README's server by the test's; fails when it says nothing of the kind.</summary>
    public static string With(this string snippet, string written, string actual)
    {
        Assert.Contains(written, snippet, StringComparison.Ordinal);
        return snippet.Replace(written, actual, StringComparison.Ordinal);
    }

    private static CodeBlock Block(string heading, string language, int index = 0)
    {
        var blocks = All.Where(block => block.Heading == heading && block.Language == language).ToList();
        Assert.True(index < blocks.Count, $"The README has {blocks.Count} blocks of {language} below '{heading}'.");
        return blocks[index];
    }

    private static IEnumerable<CodeBlock> Read(IEnumerable<string> lines)
    {
        var heading = "";
        string? language = null;
        List<string> code = [];
        foreach (var line in lines)
        {
            if (!line.TrimStart().StartsWith(Fence, StringComparison.Ordinal))
            {
                if (language is not null)
                    code.Add(line);
                else if (line.StartsWith("## ", StringComparison.Ordinal))
                    heading = line[3..];
                continue;
            }
            if (language is null)
            {
                language = line.TrimStart()[Fence.Length..];
                continue;
            }
            yield return new CodeBlock(heading, language, string.Join('\n', code) + "\n");
            language = null;
            code = [];
        }
    }
}
