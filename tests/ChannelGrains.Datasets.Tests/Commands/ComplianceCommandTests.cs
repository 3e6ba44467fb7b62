using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class ComplianceCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    [Fact]
    public async Task Compliance_OfAPartner_IsAskedForAndShown()
    {
        await server.Channelctl.DoneAsync("partner", "create", "complying", "--name", "A shop", "--type", "DIRECT", "--region", "cn", "--state", "ACTIVE");

        Assert.Matches("licence +LICENCE .*PAYOUT +DIRECT +cn", (await server.Channelctl.DoneAsync(
            "requirement", "put", "licence", "--kind", "LICENCE", "--title", "Business licence", "--gate", "PAYOUT", "--type", "DIRECT", "--region", "cn", "--validity-days", "365")).Output);
        await server.Channelctl.DoneAsync("requirement", "put", "sanctions", "--kind", "SCREENING_RESULT", "--title", "Sanctions");
        Assert.Matches("(?s)licence.*sanctions", (await server.Channelctl.DoneAsync("requirement", "list")).Output);
        Assert.Matches("licence +MISSING", (await server.Channelctl.DoneAsync("compliance", "status", "complying")).Output);
        Assert.Matches("shown by +No. 4711", (await server.Channelctl.DoneAsync("compliance", "record", "complying", "licence", "--reference", "No. 4711")).Output);
        Assert.Matches("met +no", (await server.Channelctl.DoneAsync("compliance", "screen", "complying", "sanctions", "--hit", "--reference", "result 17")).Output);
        Assert.Matches("(?s)licence +VALID.*sanctions +MISSING", (await server.Channelctl.DoneAsync("compliance", "status", "complying")).Output);
        Assert.Equal(1, (await server.Channelctl.RunAsync("compliance", "record", "complying", "nothing", "--reference", "x")).Code);
    }
}
