using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

/// <summary>Numbers on the command line are read as strictly as those of an import.</summary>
public sealed class NumberOptionTests(CommandServer server) : IClassFixture<CommandServer>
{
    private static readonly string[] NoNumbers =
        ["1234,50", "1,234.50", "1.234,50", "1 234", "1'234", "1_234", "1e3", "0x10", "１２", "NaN", "Infinity", "∞", "12%", "twelve", "", "-", ".", "1.2.3", "--5"];

    private static readonly string[][] Options =
    [
        ["market", "report-size", "2026-11", "--source", "x", "--total"],
        ["market", "report-competitor", "2026-11", "--source", "x", "--amount"],
        ["market", "share", "2026-11", "--limit"],
        ["market", "list", "2026-11", "--limit"],
        ["market", "watch", "2026-11", "--interval"],
        ["kpi", "list", "2026-11", "--limit"],
        ["kpi", "watch", "p", "2026-11", "--interval"],
        ["kpi", "watch", "p", "2026-11", "--count"],
        ["quarantine", "list", "p", "--limit"],
        ["partner", "list", "--limit"],
        ["source", "create", "s", "--mode", "KEYED", "--max-age-days"],
        ["lane", "open", "s", "p", "--reason", "x", "--expected-epoch"],
        ["programme", "update", "--fiscal-year-start-month"],
        ["import", "/dev/null", "--map", "iowa-vendor", "--connections"],
        ["import", "/dev/null", "--map", "iowa-vendor", "--max-errors"],
        ["import", "/dev/null", "--map", "iowa-vendor", "--give-up-after"],
    ];

    private readonly Channelctl _channelctl = server.Channelctl;

    public static TheoryData<string, string> Refused => [.. from option in Options from text in NoNumbers select (string.Join(' ', option), text)];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Run_WithNoNumber_ExitsWith2(string command, string text)
    {
        var answer = await _channelctl.RunAsync([.. command.Split(' '), text]);

        Assert.Equal((2, ""), (answer.Code, answer.Output));
        Assert.StartsWith("error: ", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kpi", "watch", "p", "2026-11", "--count", "1.5")]
    [InlineData("partner", "list", "--limit", "3000000000")]
    [InlineData("partner", "list", "--limit", "-1")]
    [InlineData("quarantine", "list", "p", "--limit", "0")]
    [InlineData("kpi", "watch", "p", "2026-11", "--interval", "86400.1")]
    [InlineData("market", "report-size", "2026-11", "--source", "x", "--total", "0.1234567")]
    [InlineData("market", "report-size", "2026-11", "--source", "x", "--total", "9223372036854775808")]
    public async Task Run_WithANumberOutOfRange_ExitsWith2(params string[] arguments)
    {
        var answer = await _channelctl.RunAsync(arguments);

        Assert.Equal((2, ""), (answer.Code, answer.Output));
        Assert.DoesNotContain("System.", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1234.5", "1,234.50")]
    [InlineData("+0.000001", "0.000001")]
    [InlineData("123456789012345.123456", "123,456,789,012,345.123456")]
    public async Task ReportSize_OfANumber_KeepsItToTheLastDigit(string total, string shown)
    {
        await _channelctl.DoneAsync("market", "report-size", "2026-11", "--total", total, "--source", "A bureau");

        Assert.Contains($"{shown} (REPORTED", (await _channelctl.DoneAsync("market", "share", "2026-11")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ArgumentWithAt_IsNoFile()
    {
        var answer = await _channelctl.RunAsync("source", "create", "@shop", "--mode", "KEYED");

        Assert.Equal(1, answer.Code);
        Assert.Contains("source_id", answer.Error, StringComparison.Ordinal);
    }
}
