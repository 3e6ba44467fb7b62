using System.Collections.Concurrent;
using ChannelGrains.Client;
using ChannelGrains.Datasets.Tests.Faults;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal.Embedded;
using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Sending;

public sealed class DisconnectTests
{
    private const int Seed = 7;

    [Theory]
    [InlineData(SourceMode.Keyed)]
    [InlineData(SourceMode.Sequenced)]
    public async Task Send_ConnectionCutAgainAndAgain_CountsEachOnce(SourceMode mode)
    {
        const int Each = 15_000;
        await using var server = await TestServer.StartAsync();
        await Shop.OpenAsync(server.Channel, "erp", mode, "a", "b", "c");
        await using var proxy = new TcpProxy(server.GrpcAddress);
        var options = Shop.Options(mode) with { BatchTransactions = 100, WindowBytes = 200_000 };
        await using var sender = TransactionSender.Connect(proxy.Address, new ClientOptions(), "erp", options);
        var sending = Task.WhenAll(new[] { "a", "b", "c" }.Select(partner => sender.SendAsync(partner, 1, Each)));
        var random = new Random(Seed);
        var cuts = 0;
        for (; cuts < 25 && !sending.IsCompleted; cuts++)
        {
            await Task.Delay(random.Next(10, 60), TestContext.Current.CancellationToken);
            proxy.Cut();
        }
        await sending;
        var progress = sender.Progress;
        Assert.Equal((3L * Each, 0, 0), (progress.Accepted + progress.Duplicates, progress.Refused, progress.Quarantined));
        Assert.True(progress.Reconnects > 0, $"{cuts} cuts, no reconnect.");
        Assert.Equal(progress.Duplicates, progress.DuplicatesAfterResend);
        foreach (var partner in new[] { "a", "b", "c" })
            await Shop.AssertSoldAsync(server.Channel, partner, Each);
    }

    [Theory]
    [InlineData("Lifetime")]
    [InlineData("IdleTimeout")]
    public async Task Send_ServerAsksToGoAway_ReconnectsWithoutRepeating(string limit)
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { [$"Ingest:{limit}"] = "00:00:00.4" });
        await Shop.OpenAsync(server.Channel, "till", SourceMode.Sequenced, "a");
        await using var sender = new TransactionSender(server.SendingChannel, "till", Shop.Options(SourceMode.Sequenced));
        var number = 0;
        while (sender.Progress.Reconnects < 2)
        {
            await sender.SendAsync("a", ++number, ++number);
            await Task.Delay(limit == "Lifetime" ? 5 : 1_500, TestContext.Current.CancellationToken);
        }
        await sender.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(number, sender.Progress.Accepted + sender.Progress.Duplicates);
        // What another silo answers too late is sent again all the same.
        if (!TestServer.IsCluster)
            Assert.Equal(0, sender.Progress.Duplicates);
        await Shop.AssertSoldAsync(server.Channel, "a", number);
    }

    [Fact]
    public async Task Send_ServerStoppedAndStartedAgain_GoesOn()
    {
        using var directory = new TemporaryDirectory();
        ConcurrentQueue<SenderOutcome> outcomes = [];
        var first = await TestServer.StartAsync(directory: directory.Path);
        await Shop.OpenAsync(first.Channel, "till", SourceMode.Sequenced, "a");
        await using var proxy = new TcpProxy(first.GrpcAddress);
        await using var sender = TransactionSender.Connect(proxy.Address, new ClientOptions(), "till", Shop.Options(SourceMode.Sequenced, outcomes));
        await sender.SendAsync("a", 1, 500);
        await first.DisposeAsync();
        var sending = sender.SendAsync("a", 501, 1_000);
        await using var second = await TestServer.StartAsync(directory: directory.Path);
        proxy.LeadTo(second.GrpcAddress);
        await sending;
        Assert.DoesNotContain(outcomes, outcome => outcome is not Acknowledged);
        await Shop.AssertSoldAsync(second.Channel, "a", 1_000);
    }

    [Fact]
    public async Task Send_ServerRestoredFromABackup_StopsTheLanesThatLackNumbersOnly()
    {
        using var directory = new TemporaryDirectory();
        var (before, after) = (Path.Combine(directory.Path, "before"), Path.Combine(directory.Path, "after"));
        var backup = Path.Combine(directory.Path, "backup");
        ConcurrentQueue<SenderOutcome> outcomes = [];
        var first = await TestServer.StartAsync(directory: before);
        await Shop.OpenAsync(first.Channel, "till", SourceMode.Sequenced, "whole", "lacking");
        await using var proxy = new TcpProxy(first.GrpcAddress);
        await using var sender = TransactionSender.Connect(proxy.Address, new ClientOptions(), "till", Shop.Options(SourceMode.Sequenced, outcomes));
        await Task.WhenAll(sender.SendAsync("whole", 1, 100), sender.SendAsync("lacking", 1, 100));
        var admin = new Admin.V1.AdminService.AdminServiceClient(first.Channel);
        await admin.BackupJournalAsync(new Admin.V1.BackupJournalRequest { TargetDirectory = backup });
        await sender.SendAsync("lacking", 101, 150);
        await first.DisposeAsync();

        JournalBackup.Restore(backup, Path.Combine(after, "journal"), Grains.Journalled.StoredContent.Format, new PhysicalFileSystem(), TimeProvider.System, TestContext.Current.CancellationToken);
        File.Copy(Path.Combine(before, "customer.key"), Path.Combine(after, "customer.key"));
        await using var second = await TestServer.StartAsync(directory: after);
        proxy.LeadTo(second.GrpcAddress);
        await sender.SendAsync("whole", 101, 120);
        await sender.SendAsync("lacking", 151, 160);

        var stopped = Assert.Single(outcomes.OfType<LaneStopped>());
        Assert.Equal(("lacking", "LANE_GAP", "101"), (stopped.PartnerId, stopped.Error.Reason, stopped.Error.Metadata["expected_sequence"]));
        Assert.Equal(10, outcomes.OfType<Refused>().Sum(refused => refused.Transactions.Count));
        Assert.Equal(new LanePosition(1, 101), await sender.ResumeLaneAsync("lacking", TestContext.Current.CancellationToken));
        await sender.SendAsync("lacking", 101, 160);
        await Shop.AssertSoldAsync(second.Channel, "whole", 120);
        await Shop.AssertSoldAsync(second.Channel, "lacking", 160);
    }
}
