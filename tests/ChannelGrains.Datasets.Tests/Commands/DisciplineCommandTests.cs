using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class DisciplineCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    [Fact]
    public async Task Discipline_OfTheCompany_IsRecordedAndShown()
    {
        await server.Channelctl.DoneAsync("partner", "create", "giving", "--name", "A shop", "--type", "DIRECT", "--region", "cn", "--state", "ACTIVE");

        Assert.Matches("policy +GIFT_POLICY .*company", (await server.Channelctl.DoneAsync(
            "requirement", "put", "policy", "--kind", "GIFT_POLICY", "--title", "Policy of gifts", "--company", "--declarer", "local", "--role", "cfo", "buyer")).Output);
        await server.Channelctl.DoneAsync("requirement", "put", "csr", "--kind", "SOCIAL_RESPONSIBILITY", "--title", "Report", "--company");
        Assert.Matches("GIFT_POLICY +[0-9a-f]{16} +cfo", (await server.Channelctl.DoneAsync("declaration", "record", "--kind", "GIFT_POLICY", "--person-id", "4711", "--role", "cfo")).Output);
        await server.Channelctl.DoneAsync("declaration", "record", "--kind", "ANTI_BRIBERY", "--reference", "paper 3");
        Assert.Matches("shown by +report 7", (await server.Channelctl.DoneAsync("declaration", "show", "csr", "--reference", "report 7")).Output);
        Assert.Matches("(?s)csr +VALID.*policy +local +MISSING.*policy +role cfo +VALID.*policy +role buyer +MISSING.*met +2 of 4", (await server.Channelctl.DoneAsync("declaration", "company")).Output);
        Assert.Matches("(?s)ANTI_BRIBERY +local.*GIFT_POLICY", (await server.Channelctl.DoneAsync("declaration", "list")).Output);
        Assert.DoesNotContain("ANTI_BRIBERY", (await server.Channelctl.DoneAsync("declaration", "list", "--person-id", "4711")).Output, StringComparison.Ordinal);
        Assert.Matches("g-1 .*RECEIVED +local +giving +tea +120.50 CNY +RECORDED +ACCEPTED", (await server.Channelctl.DoneAsync(
            "gift", "record", "g-1", "--direction", "RECEIVED", "--partner", "giving", "--what", "tea", "--value", "120.5", "--outcome", "ACCEPTED")).Output);
        await server.Channelctl.DoneAsync("gift", "record", "g-2", "--direction", "GIVEN", "--counterparty", "A firm", "--what", "wine", "--value", "900", "--outcome", "ACCEPTED");
        Assert.Matches("(?s)g-2.*AWAITING", (await server.Channelctl.DoneAsync("gift", "list", "--state", "AWAITING")).Output);
        // Everybody is the same principal here.
        Assert.Equal(1, (await server.Channelctl.RunAsync("gift", "decide", "g-2", "--outcome", "DECLINED", "--note", "too much")).Code);
        Assert.Equal(2, (await server.Channelctl.RunAsync("declaration", "list", "--person", "ann", "--role", "cfo")).Code);
    }
}
