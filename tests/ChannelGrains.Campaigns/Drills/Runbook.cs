using System.Text.RegularExpressions;
using ChannelGrains.Cli;
using ChannelGrains.Testing;

namespace ChannelGrains.Campaigns.Drills;

/// <summary>`deploy/README.md`, whose steps a drill follows as they are written there.</summary>
internal sealed partial class Runbook
{
    private const string Program = "channelctl ";

    private readonly string _text = OneSpaced(File.ReadAllText(Repository.PathOf("deploy", "README.md")));

    /// <summary>Whether a sentence or a command stands in it, wherever its lines break.</summary>
    public bool Says(string step) => _text.Contains(step, StringComparison.Ordinal);

    /// <summary>Runs a command of <c>channelctl</c> that stands in it, with what its capitals and dots stand for.</summary>
    /// <param name="server">Where.</param>
    /// <param name="command">As it is written.</param>
    /// <param name="values">By the words that they stand for.</param>
    public async Task<(int Code, string Output)> FollowAsync(string server, string command, params (string Word, string Value)[] values)
    {
        if (!Says(command))
            throw new InvalidOperationException($"The runbook does not say {command}.");
        string[] arguments = [.. command[Program.Length..].Split(' ').Select(word => values.FirstOrDefault(each => each.Word == word) is (not null, var value) ? value : word)];
        using var output = new StringWriter();
        var code = await ChannelCtl.RunAsync(
            arguments, output, output, isTerminal: false, name => name == "CHANNELGRAINS_SERVER" ? server : null, TimeProvider.System, CancellationToken.None);
        return (code, output.ToString());
    }

    private static string OneSpaced(string text) => Spaces().Replace(text, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
