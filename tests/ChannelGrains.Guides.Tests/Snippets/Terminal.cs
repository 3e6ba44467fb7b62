using System.Text.RegularExpressions;

namespace ChannelGrains.Guides.Tests.Snippets;

/// <summary>Types what the README tells into bash. It stands in an empty folder in place of the root of the checkout, so that what is made
/// there goes with the test; projects below `src` are the checkout's. Servers take free ports, and `channelctl` finds the one that it is told of.</summary>
internal sealed partial class Terminal : IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly Dictionary<string, string?> _environment = new()
    {
        // Locked restore is for this repository's projects, not for a reader's file.
        ["CI"] = null,
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["CHANNELGRAINS__PORT"] = "0",
        ["CHANNELGRAINS__MANAGEMENTPORT"] = "0",
        ["CHANNELGRAINS__JOURNAL__RESERVEMIB"] = "0",
    };

    /// <summary>The address of gRPC that commands take when they name none.</summary>
    public string Server
    {
        set => _environment["CHANNELGRAINS_SERVER"] = value;
    }

    public string PathOf(params ReadOnlySpan<string> path) => Path.Combine([_folder.Path, .. path]);

    public Task WriteAsync(string file, string content) => File.WriteAllTextAsync(PathOf(file), content);

    /// <summary>Types lines; bash ends with the first that fails.</summary>
    public ProcessGroup Start(string script) => ProcessGroup.Start(
        "bash", ["-O", "expand_aliases", "-euc", Sources().Replace(script, Repository.PathOf("src") + "/ChannelGrains.")], _environment, _folder.Path);

    /// <summary>Types lines and waits for their end; fails when it is another than 0.</summary>
    /// <returns>What they printed.</returns>
    public async Task<string> RunAsync(string script)
    {
        await using var running = Start(script);
        return await EndAsync(script, running);
    }

    /// <summary>Types a line that goes on until Ctrl+C, which is pressed when a text is seen.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> InterruptAsync(string script, string seen)
    {
        await using var running = Start(script);
        await running.SeeAsync(seen);
        await running.SignalAsync("INT");
        return await EndAsync(script, running);
    }

    [GeneratedRegex(@"(\$PWD/)?\bsrc/ChannelGrains\.")]
    private static partial Regex Sources();

    public void Dispose() => _folder.Dispose();

    private static async Task<string> EndAsync(string script, ProcessGroup running)
    {
        var (code, output) = await running.EndAsync();
        Assert.True(code == 0, $"{script} ended with {code}: {output}");
        return output;
    }
}
