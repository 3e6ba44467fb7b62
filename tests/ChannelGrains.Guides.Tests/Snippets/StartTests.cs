using System.Text.RegularExpressions;

namespace ChannelGrains.Guides.Tests.Snippets;

/// <summary>The README's first steps, typed as they are written: real processes, a real server.</summary>
[Collection(nameof(Checkout))]
public sealed partial class StartTests : IDisposable
{
    private static readonly TimeSpan AMinute = TimeSpan.FromMinutes(1);

    private readonly Terminal _terminal = new();

    [Fact]
    public void Blocks_OfTheReadme_AreEachRunByATest()
    {
        CodeBlock[] run =
        [
            Readme.Demo,
            Readme.Serve, Readme.Sales, Readme.Mapping, Readme.Channelctl, Readme.Agreement, Readme.Earning,
            Readme.Tests, // The one exception: it is what runs this test.
            Readme.CSharp, Readme.NodeInstall, Readme.NodeJs, Readme.Curl, // By ReadmeTests.
        ];
        Assert.Equal(["tests/run"], Readme.Tests.Lines);
        Assert.Empty(Readme.Typed.Except(run).Select(block => $"{block.Language} below '{block.Heading}': {block.Lines[0]}"));
    }

    [Fact]
    public async Task Demo_OfTheReadme_ShowsLiveFiguresWithinAMinuteAndEndsOnCtrlC()
    {
        var begun = TimeProvider.System.GetTimestamp();
        await using var demo = _terminal.Start(Readme.Demo.Text);
        await demo.SeeAsync("the history is in");
        while (!FiguresOfToday().IsMatch(await demo.SeeAsync("net today")))
        {
        }
        var took = TimeProvider.System.GetElapsedTime(begun);
        await demo.SignalAsync("INT");

        var (code, output) = await demo.EndAsync();
        Assert.True(code == 0, output);
        Assert.EndsWith("all equal", output, StringComparison.Ordinal);
        Assert.True(took < AMinute, $"It took {took.TotalSeconds:0.0} s: {output}");
        Assert.True(Directory.Exists(_terminal.PathOf("data", "demo", "journal")), "The data is not in data/demo.");
    }

    [Fact]
    public async Task Channelctl_OfTheReadme_ImportsTheSalesAndShowsTheirFiguresAndWhatTheyEarn()
    {
        await using var server = _terminal.Start(Readme.Serve.Text);
        _terminal.Server = GrpcAddress().Match(await server.SeeAsync("ready ")).Groups[1].Value;
        await _terminal.WriteAsync("sales.csv", Readme.Sales.Text);
        await _terminal.WriteAsync("mapping.json", Readme.Mapping.Text);

        await _terminal.RunAsync(Readme.Channelctl.Lines[0]);
        var answers = await TypeAsync(Readme.Channelctl.Lines.Skip(1));

        Assert.Equal(["partner create", "source create", "import sales.csv", "kpi show", "kpi watch", "lane list", "quarantine list"], answers.Keys);
        Assert.Matches(@"name +成都南店 Chengdu South", answers["partner create"]);
        Assert.Matches(@"name +POS of Chengdu South", answers["source create"]);
        Assert.Matches(@"accepted +4\s", answers["import sales.csv"]);
        Assert.Matches(@"tea +359\.60 +59\.80 +299\.80 +2 +3 ", answers["kpi show"]);
        Assert.Matches(@"teaware +86\.00 +0\.00 +86\.00 +1 +1 ", answers["kpi show"]);
        Assert.Matches(@"total +445\.60 +59\.80 +385\.80 +3 +4 ", answers["kpi show"]);
        Assert.Contains("net 385.80 CNY  gross 445.60  returns 59.80", answers["kpi watch"], StringComparison.Ordinal);
        Assert.Matches(@"pos-chengdu +\S+ +\S+ +4 +0 ", answers["lane list"]);
        Assert.Contains("0 of 0 open items", answers["quarantine list"], StringComparison.Ordinal);

        var again = await TypeAsync([Readme.Channelctl.Lines[1], Readme.Channelctl.Lines.Single(line => line.Contains(" import ", StringComparison.Ordinal))]);
        Assert.Matches(@"duplicates +4\s", Assert.Single(again).Value);

        await _terminal.WriteAsync("agreement.yaml", Readme.Agreement.Text);
        var earned = await TypeAsync(Readme.Earning.Lines);

        Assert.Contains("store-0042: drafted", earned["agreement apply"], StringComparison.Ordinal);
        Assert.Matches(@"in force +2026-01-01 on", earned["agreement sign"]);
        Assert.Matches(@"attainment +96\.45 %", earned["target pace"]);
        Assert.Matches(@"lifetime +21\.864 ", earned["settle balance"]);

        await server.SignalAsync("INT");
        var (code, output) = await server.EndAsync();
        Assert.True(code == 0, output);
    }

    public void Dispose() => _terminal.Dispose();

    /// <summary>Each line after the alias that they begin with, as it is written; its answer by its first two words, of several the last.</summary>
    private async Task<Dictionary<string, string>> TypeAsync(IEnumerable<string> typed)
    {
        string[] lines = [.. typed];
        var answers = new Dictionary<string, string>();
        foreach (var line in lines.Skip(1))
        {
            var script = $"{lines[0]}\n{line}\n";
            var answer = line.Contains("until Ctrl+C", StringComparison.Ordinal) ? await _terminal.InterruptAsync(script, "net ") : await _terminal.RunAsync(script);
            answers[string.Join(' ', line.Split(' ')[1..3])] = answer;
        }
        return answers;
    }

    [GeneratedRegex("times real time .*net today [1-9]")]
    private static partial Regex FiguresOfToday();

    [GeneratedRegex("^ready grpc=(\\S+) ")]
    private static partial Regex GrpcAddress();
}
