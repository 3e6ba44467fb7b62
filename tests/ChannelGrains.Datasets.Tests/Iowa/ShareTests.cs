using ChannelGrains.Client;
using ChannelGrains.Datasets.Tests.Commands;
using ChannelGrains.Datasets.Tests.Datasets;
using ChannelGrains.Datasets.Tests.Faults;
using ChannelGrains.Datasets.Tests.Figures;
using ChannelGrains.Testing;
using Grpc.Core;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Iowa;

/// <summary>Every share of a vendor in the sales of a category, in a city and statewide, by month.</summary>
public sealed class ShareTests
{
    private const int CellsOfCities = 196_385;
    private const int Kills = 2;
    private const int MostLooks = 12;
    private const int Seed = 5;

    [Fact]
    public async Task Shares_OfVendors_AreExact()
    {
        Dataset.Require();
        await using var server = await TestServer.StartAsync();
        var channelctl = new Channelctl(server.GrpcAddress);
        await channelctl.UseCurrencyAsync("USD");
        await channelctl.ImportAsync(Dataset.IowaSales, "iowa-vendor");
        await AssertExactAsync(server.Channel);
    }

    [Fact]
    public async Task Shares_AfterKillsInMidStream_AreExact()
    {
        Dataset.Require();
        using var directory = new TemporaryDirectory();
        await using var server = new KilledServer(directory.Path);
        await server.StartAsync();
        var channelctl = new Channelctl(server.Address);
        await channelctl.UseCurrencyAsync("USD");
        var import = channelctl.ImportAsync(Dataset.IowaSales, "iowa-vendor");
        var random = new Random(Seed);
        for (var kill = 0; kill < Kills; kill++)
        {
            if (!await server.KillAfterAsync(random.Next((int)Import.Rows / (Kills + 1)), TimeSpan.FromMilliseconds(random.Next(40)), import))
                Assert.Fail($"The import ended after {kill} kills: {await import}");
            await server.StartAsync();
        }
        Assert.True((await import).Count("reconnects") > 0, "The import did not notice the kills.");
        using var channel = ClientChannel.Create(new Uri(server.Address), new ClientOptions());
        await AssertExactAsync(channel);
        await AllViewsAreRightAsync(channelctl);
    }

    /// <summary>All views, also those whose figures are not looked at here: after kills they are told one after another.</summary>
    private static async Task AllViewsAreRightAsync(Channelctl channelctl)
    {
        for (var look = 1; ; look++)
        {
            var answer = await channelctl.RunAsync("--json", "market", "verify");
            if (answer.Code == 0 && answer.Json.GetProperty("behind").GetString() == "0")
                return;
            Assert.True(look < MostLooks, answer.Output + answer.Error);
        }
    }

    private static async Task AssertExactAsync(ChannelBase channel)
    {
        await ShareCheck.CaughtUpAsync(channel, ShareCell.Months());
        await ShareCheck.AssertExactAsync(channel, ShareCell.OfTheState());
        Assert.Equal(CellsOfCities, await ShareCheck.AssertExactAsync(channel, ShareCell.OfCities()));
    }
}
