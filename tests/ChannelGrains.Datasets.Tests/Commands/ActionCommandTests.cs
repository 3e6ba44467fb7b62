using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

/// <summary>Actions by command, from opening to closing; by one person, who has the server's leave.</summary>
public sealed class ActionCommandTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private Channelctl _channelctl = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(new Dictionary<string, string?> { ["InsecureSingleUser"] = "true" });
        _channelctl = new(_server.GrpcAddress);
        await _channelctl.DoneAsync("partner", "create", "shop", "--name", "A", "--type", "DIRECT", "--region", "cn/sichuan", "--state", "ACTIVE");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Action_OfAPartner_TakesItsSteps()
    {
        Assert.Matches(@"(?s)of +shop\s.*title +call them\s.*priority +HIGH\s.*state +OPEN\s",
            (await _channelctl.DoneAsync("action", "open", "A-1", "--partner", "shop", "--title", "call them", "--priority", "HIGH")).Output);
        Assert.Equal(1, (await _channelctl.RunAsync("action", "open", "A-1", "--partner", "shop", "--title", "call them again")).Code);
        Assert.Matches(@"owner +Li Wei\s", (await StepAsync("assign", "--owner", "Li Wei")).Output);
        Assert.Matches(@"state +IN_PROGRESS\s", (await StepAsync("start")).Output);
        Assert.Matches(@"state +DONE\s", (await StepAsync("complete", "--note", "agreed on the phone")).Output);
        Assert.Matches(@"state +IN_PROGRESS\s", (await StepAsync("return", "--reason", "no answer yet")).Output);
        Assert.Matches(@"cost +120.50 CNY\s", (await StepAsync("complete", "--note", "they answered", "--cost", "120.5")).Output);
        Assert.Equal(2, (await _channelctl.RunAsync("action", "complete", "A-1", "--partner", "shop", "--cost", "0.1234567")).Code);
        Assert.Matches(@"state +VERIFIED\s", (await StepAsync("verify")).Output);
        Assert.Equal(1, (await _channelctl.RunAsync("action", "cancel", "A-1", "--partner", "shop", "--reason", "too late")).Code);

        var shown = (await StepAsync("get")).Output;
        foreach (var text in new[] { "agreed on the phone", "no answer yet", "they answered" })
            Assert.Contains(text, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_OfTheProgramme_IsOpenedByItsRulesAndCancelled()
    {
        Assert.Matches(@"COMPLAINT +after-sales ", (await _channelctl.DoneAsync("action", "set-rule", "--kind", "COMPLAINT", "--owner", "after-sales", "--high-days", "3")).Output);
        Assert.Matches(@"COMPLAINT +after-sales ", (await _channelctl.DoneAsync("action", "rules")).Output);
        Assert.Equal(2, (await _channelctl.RunAsync("action", "set-rule", "--owner", "nobody")).Code);

        Assert.Matches(@"(?s)of +programme, cn/sichuan\s.*owner +after-sales\s",
            (await _channelctl.DoneAsync("action", "open", "P-1", "--title", "write to them all", "--kind", "COMPLAINT", "--region", "cn/sichuan")).Output);
        Assert.Matches(@"state +CANCELLED\s", (await _channelctl.DoneAsync("action", "cancel", "P-1", "--reason", "not needed")).Output);
        Assert.Equal(1, (await _channelctl.RunAsync("action", "get", "P-2")).Code);
    }

    private Task<Channelctl.Answer> StepAsync(string verb, params string[] options) => _channelctl.DoneAsync(["action", verb, "A-1", "--partner", "shop", .. options]);
}
