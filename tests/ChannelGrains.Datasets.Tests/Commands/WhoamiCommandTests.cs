using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class WhoamiCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    [Fact]
    public async Task Whoami_WithoutKeys_IsTheAdminLocal()
    {
        var answer = await server.Channelctl.DoneAsync("whoami");

        Assert.Matches(@"principal +local", answer.Output);
        Assert.Matches(@"roles +ADMIN", answer.Output);
        Assert.Matches(@"partners +all", answer.Output);
        Assert.Matches(@"two people +asked for", answer.Output);
    }
}
