using System.Collections.Concurrent;
using ChannelGrains.Client;
using ChannelGrains.Datasets.Tests.Faults;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Testing;
using Grpc.Core;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Sending;

public sealed class WindowTests
{
    [Theory]
    [InlineData(1, 50, 1 << 20)]
    [InlineData(4, 4_096, 2_048)]
    public async Task Send_SmallWindowAndFrames_IsNeverCutOff(int windowFrames, int frameTransactions, int frameBytes)
    {
        await using var server = await TestServer.StartAsync(Ingest(
            ("WindowFrames", $"{windowFrames}"), ("MaxFrameTransactions", $"{frameTransactions}"), ("MaxFrameBytes", $"{frameBytes}")));
        await Shop.OpenAsync(server.Channel, "erp", SourceMode.Keyed, "a", "b", "c");
        await using var sender = new TransactionSender(server.SendingChannel, "erp", Shop.Options(SourceMode.Keyed));
        await Task.WhenAll(new[] { "a", "b", "c" }.Select(partner => sender.SendAsync(partner, 1, 3_000)));
        Assert.Equal((9_000, 0, 0), (sender.Progress.Accepted, sender.Progress.Duplicates, sender.Progress.Reconnects));
    }

    [Fact]
    public async Task Send_TransactionLargerThanAFrame_IsGivenBackAndOthersGoOn()
    {
        ConcurrentQueue<SenderOutcome> outcomes = [];
        await using var server = await TestServer.StartAsync(Ingest(("MaxFrameBytes", "2048")));
        await Shop.OpenAsync(server.Channel, "erp", SourceMode.Keyed, "a");
        await using var sender = new TransactionSender(server.SendingChannel, "erp", Shop.Options(SourceMode.Keyed, outcomes));
        await sender.SendAsync("a", Shop.Sale(1, padding: 16), TestContext.Current.CancellationToken);
        await sender.SendAsync("a", 2, 3);
        var refused = Assert.Single(outcomes.OfType<Refused>());
        Assert.Equal(("TRANSACTION_TOO_LARGE", "t-1"), (refused.Error.Reason, Assert.Single(refused.Transactions).TransactionId));
        await Shop.AssertSoldAsync(server.Channel, "a", 2);
    }

    [Fact]
    public async Task Send_ServerThatIsFull_IsSentAgainUntilItFits()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Budget:TotalBytes"] = $"{8 << 20}" });
        string[] sources = ["s-1", "s-2", "s-3", "s-4"];
        foreach (var source in sources)
            await Shop.OpenAsync(server.Channel, source, SourceMode.Sequenced, $"{source}-a", $"{source}-b");
        await Task.WhenAll(sources.Select(async source =>
        {
            await using var sender = TransactionSender.Connect(new Uri(server.GrpcAddress), new ClientOptions(), source, Shop.Options(SourceMode.Sequenced));
            await Task.WhenAll(sender.SendAsync($"{source}-a", 1, 10_000), sender.SendAsync($"{source}-b", 1, 10_000));
            Assert.Equal((20_000, 0), (sender.Progress.Accepted, sender.Progress.Refused));
        }));
        foreach (var source in sources)
            await Shop.AssertSoldAsync(server.Channel, $"{source}-a", 10_000);
    }

    [Fact]
    public async Task SendAsync_NetworkHeldUp_WaitsWithAFullWindowAndGoesOn()
    {
        await using var server = await TestServer.StartAsync();
        await Shop.OpenAsync(server.Channel, "erp", SourceMode.Keyed, "a");
        await using var proxy = new TcpProxy(server.GrpcAddress);
        var options = Shop.Options(SourceMode.Keyed) with { WindowBytes = 20_000 };
        await using var sender = TransactionSender.Connect(proxy.Address, new ClientOptions(), "erp", options);
        await sender.SendAsync("a", 1, 10);
        proxy.HoldUp();
        var sending = sender.SendAsync("a", 11, 5_000);
        await Task.WhenAny(sending, Task.Delay(500, TestContext.Current.CancellationToken));
        Assert.False(sending.IsCompleted);
        Assert.InRange(sender.Progress.Unacknowledged, 1, options.WindowBytes / Shop.Sale(11).CalculateSize());
        proxy.Release();
        await sending;
        await Shop.AssertSoldAsync(server.Channel, "a", 5_000);
    }

    [Fact]
    public async Task ResumeLane_NoServer_FailsWhenTheSenderGivesUp()
    {
        var options = Shop.Options(SourceMode.Sequenced) with { GiveUpAfter = TimeSpan.FromMilliseconds(300) };
        await using var sender = TransactionSender.Connect(new Uri("http://127.0.0.1:1"), new ClientOptions(), "till", options);
        var resuming = await Assert.ThrowsAsync<SenderFailedException>(() => sender.ResumeLaneAsync("a", TestContext.Current.CancellationToken));
        Assert.Equal(StatusCode.Unavailable, resuming.Error.Code);
        await Assert.ThrowsAsync<SenderFailedException>(async () => await sender.SendAsync("a", Shop.Sale(1), TestContext.Current.CancellationToken));
    }

    private static Dictionary<string, string?> Ingest(params (string Name, string Value)[] settings) =>
        settings.ToDictionary(setting => $"Ingest:{setting.Name}", setting => (string?)setting.Value);
}
