using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class ChangesCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    [Fact]
    public async Task Changes_OfAPartner_ShowWhatWasDone()
    {
        var channelctl = server.Channelctl;
        await channelctl.DoneAsync("partner", "create", "audited", "--name", "Audited", "--type", "DIRECT", "--region", "cn", "--state", "ACTIVE");
        await channelctl.DoneAsync("partner", "suspend", "audited", "--reason", "stocktaking");

        var all = await channelctl.DoneAsync("changes", "--partner", "audited");
        Assert.Matches(@"(?s)local.*lifecycle\.state_changed.*partner/audited.*lifecycle\.created.*2 changes", all.Output);
        var one = await channelctl.DoneAsync("changes", "--partner", "audited", "--principal", "local", "--kind", "lifecycle", "--from", "2020-01-01T00:00:00Z", "--until", "2999-01-01T00:00:00Z", "--limit", "1");
        Assert.Matches(@"(?s)lifecycle\.state_changed.*1 changes, and there are more", one.Output);
        Assert.Contains("\"kind\": \"lifecycle.created\"", (await channelctl.DoneAsync("changes", "--partner", "audited", "--json")).Output, StringComparison.Ordinal);
        Assert.Contains("0 changes", (await channelctl.DoneAsync("changes", "--principal", "nobody")).Output, StringComparison.Ordinal);
    }
}
