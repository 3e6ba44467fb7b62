using ChannelGrains.Client;
using ChannelGrains.Datasets.Tests.Commands;
using ChannelGrains.Datasets.Tests.Datasets;
using ChannelGrains.Datasets.Tests.Faults;
using ChannelGrains.Datasets.Tests.Figures;
using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Iowa;

public sealed class KillTests
{
    private const int Kills = 8;
    private const int Seed = 20;

    // Eight times this is less than the rows of both imports, so that no import ends before the last kill.
    private const int MostBetweenKills = 60_000;
    private const int MostLaterMilliseconds = 40;

    /// <summary>A KEYED and a SEQUENCED import run while their server is killed again and again; they go on by themselves.</summary>
    [Fact]
    public async Task Import_ServerKilledAgainAndAgain_IsExact()
    {
        Dataset.Require();
        using var directory = new TemporaryDirectory();
        await using var server = new KilledServer(directory.Path);
        await server.StartAsync();
        var channelctl = new Channelctl(server.Address);
        await channelctl.UseCurrencyAsync("USD");

        var vendors = channelctl.ImportAsync(Dataset.IowaSales, "iowa-vendor");
        var stores = channelctl.ImportAsync(Dataset.IowaSales, "iowa-store", "--sequenced");
        var random = new Random(Seed);
        var either = Task.WhenAny(vendors, stores);
        for (var kill = 0; kill < Kills; kill++)
        {
            var later = TimeSpan.FromMilliseconds(random.Next(MostLaterMilliseconds));
            if (!await server.KillAfterAsync(random.Next(MostBetweenKills), later, either))
                Assert.Fail($"An import ended after {kill} kills: {await await either}");
            await server.StartAsync();
        }

        foreach (var summary in new[] { await vendors, await stores })
        {
            var (accepted, duplicates) = summary.Outcome();
            Assert.Equal(Import.Rows, accepted + duplicates);
            Assert.Equal(duplicates, summary.Count("duplicates_after_resend"));
            Assert.True(summary.Count("reconnects") > 0, "The import did not notice the kills.");
        }
        using var channel = ClientChannel.Create(new Uri(server.Address), new ClientOptions());
        await FigureCheck.AssertExactAsync(channel, ExpectedMonths.IowaVendors());
        await FigureCheck.AssertExactAsync(channel, ExpectedMonths.IowaStores());
    }
}
