namespace ChannelGrains.Guides.Tests.Snippets;

/// <summary>The README's code, as it is written there.</summary>
internal static class Readme
{
    private const string Fence = "```";

    /// <summary>The first block of a language below a heading.</summary>
    public static string Block(string heading, string language)
    {
        var lines = File.ReadAllLines(Repository.PathOf("README.md")).SkipWhile(line => line != "## " + heading).Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).SkipWhile(line => line != Fence + language).Skip(1).TakeWhile(line => line != Fence).ToList();
        Assert.NotEmpty(lines);
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>Replaces what a snippet says of the README's server by the test's; fails when it says nothing of the kind.</summary>
    public static string With(this string snippet, string written, string actual)
    {
        Assert.Contains(written, snippet, StringComparison.Ordinal);
        return snippet.Replace(written, actual, StringComparison.Ordinal);
    }
}
