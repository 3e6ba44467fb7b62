using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class ProgrammeCommandTests
{
    [Fact]
    public async Task Programme_UpdatedBeforeAndAfterAPartner_FixesTheCurrency()
    {
        await using var server = await TestServer.StartAsync();
        var channelctl = new Channelctl(server.GrpcAddress);
        var updated = await channelctl.JsonAsync(
            "programme", "update", "--name", "Europe", "--currency", "EUR", "--time-zone", "Europe/Berlin", "--fiscal-year-start-month", "4", "--week-scheme", "ISO");
        Assert.Equal(updated.ToString(), (await channelctl.JsonAsync("programme", "get")).ToString());
        var shown = (await channelctl.DoneAsync("programme", "get")).Output;
        Assert.Matches("(?s)Europe.*EUR.*Europe/Berlin.*4.*ISO", shown);

        await channelctl.DoneAsync("partner", "create", "p", "--name", "P", "--type", "DIRECT", "--region", "eu");
        var answer = await channelctl.RunAsync("--json", "programme", "update", "--currency", "USD");
        Assert.Equal((1, "CURRENCY_FIXED"), (answer.Code, answer.ErrorJson.GetProperty("reason").GetString()));
        Assert.Equal(2, (await channelctl.RunAsync("programme", "update")).Code);
    }
}
