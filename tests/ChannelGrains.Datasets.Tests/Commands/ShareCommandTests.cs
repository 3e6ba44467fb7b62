using System.Text.RegularExpressions;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class ShareCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    [Fact]
    public async Task Share_OfAPartner_ShowsItUntilItIsRevoked()
    {
        await server.Channelctl.DoneAsync("partner", "create", "shared", "--name", "A shop", "--type", "DIRECT", "--region", "cn", "--state", "ACTIVE");
        var made = (await server.Channelctl.DoneAsync("share", "create", "shared", "--note", "Ms. Chen", "--request-id", "once")).Output;
        var secret = Regex.Match(made, "cgs_[A-Za-z0-9_-]{63}").Value;
        var share = secret[4..24];

        Assert.Matches(@"state +LIVE", made);
        Assert.Matches(@"secret +shown once", (await server.Channelctl.DoneAsync("share", "create", "shared", "--note", "Ms. Chen", "--request-id", "once")).Output);
        var caller = (await server.Channelctl.DoneAsync("--api-key", secret, "whoami")).Output;
        Assert.Matches($@"(?s)principal +share:{share}.*roles +READER.*partners +shared", caller);
        Assert.Matches($@"{share} +LIVE .*local +Ms\. Chen", (await server.Channelctl.DoneAsync("share", "list", "shared", "--state", "LIVE")).Output);
        Assert.Matches(@"state +REVOKED", (await server.Channelctl.DoneAsync("share", "revoke", "shared", share)).Output);
        Assert.NotEqual(0, (await server.Channelctl.RunAsync("--api-key", secret, "whoami")).Code);
    }
}
