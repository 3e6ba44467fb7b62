using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class DoctorCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    [Fact]
    public async Task Doctor_OfAServerThatIsWell_SaysSo()
    {
        var answer = await server.Channelctl.DoneAsync("doctor");

        Assert.Matches(@"takes writes +yes", answer.Output);
        Assert.Matches(@"findings +none", answer.Output);
    }
}
