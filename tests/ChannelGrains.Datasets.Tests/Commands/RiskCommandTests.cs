using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

/// <summary>A partner's risk by command.</summary>
public sealed class RiskCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    private readonly Channelctl _channelctl = server.Channelctl;

    [Fact]
    public async Task Risk_OfAPartner_IsShownMutedAndHeld()
    {
        await _channelctl.DoneAsync("partner", "create", "risky", "--name", "A", "--type", "DIRECT", "--region", "cn/sichuan", "--state", "ACTIVE");
        Assert.Matches(@"(?s)level +LOW, score 0\s.*stated +LOW all the time\s.*payments +not held\s", (await _channelctl.DoneAsync("risk", "show", "risky")).Output);

        await _channelctl.DoneAsync("risk", "mute", "risky", "SALES_DROP", "--until", Day(30), "--reason", "the shop is being rebuilt");
        Assert.Matches($@"muted +SALES_DROP until {Day(30)}: the shop is being rebuilt\s", (await _channelctl.DoneAsync("risk", "show", "risky")).Output);
        Assert.Contains("The payments of risky are held, by version ", (await _channelctl.DoneAsync("risk", "hold", "risky", "--reason", "returns are looked into")).Output, StringComparison.Ordinal);
        Assert.Matches(@"payments +held since .*: returns are looked into", (await _channelctl.DoneAsync("risk", "show", "risky")).Output);
        Assert.Equal(1, (await _channelctl.RunAsync("risk", "hold", "risky", "--reason", "again")).Code);
        await _channelctl.DoneAsync("risk", "release", "risky", "--reason", "the returns are explained");
        await _channelctl.DoneAsync("risk", "mute", "risky", "SALES_DROP", "--reason", "it is open again");

        var history = (await _channelctl.DoneAsync("risk", "history", "risky")).Output;
        foreach (var text in new[] { $"SALES_DROP muted until {Day(30)}", "the shop is being rebuilt", "returns are looked into", "the returns are explained", "it is open again" })
            Assert.Contains(text, history, StringComparison.Ordinal);
        Assert.Equal(4, (await _channelctl.JsonAsync("risk", "history", "risky")).GetProperty("events").GetArrayLength());
    }

    [Fact]
    public async Task Board_OfAServerWithoutRisks_IsEmptyAndRulesAreShown()
    {
        Assert.Contains("0 partners", (await _channelctl.DoneAsync("risk", "list", "--level", "CRITICAL")).Output, StringComparison.Ordinal);
        Assert.Contains("0 partners", (await _channelctl.DoneAsync("risk", "watch", "--level", "CRITICAL", "--count", "1")).Output, StringComparison.Ordinal);
        Assert.Matches(@"(?s)SALES_DROP .*MEDIUM from .*Payments are held by hand alone\.", (await _channelctl.DoneAsync("risk", "rules")).Output);
        Assert.Equal(1, (await _channelctl.RunAsync("risk", "show", "nobody")).Code);
        Assert.Equal(2, (await _channelctl.RunAsync("risk", "list", "--level", "GRAVE")).Code);
    }

    private static string Day(int days) => DateTimeOffset.UtcNow.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
