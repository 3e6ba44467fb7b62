using System.Collections.Concurrent;
using ChannelGrains.Client;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Testing;
using Grpc.Core;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Sending;

public sealed class LaneTests(LaneTests.Fixture fixture) : IClassFixture<LaneTests.Fixture>
{
    private readonly ConcurrentQueue<SenderOutcome> _outcomes = [];

    private ChannelBase Channel => fixture.Server.Channel;

    [Theory]
    [InlineData(SourceMode.Keyed)]
    [InlineData(SourceMode.Sequenced)]
    public async Task Send_TransactionThatCannotCount_IsReportedAndOthersCount(SourceMode mode)
    {
        var (source, partner) = await OpenAsync(mode);
        await using var sender = Sender(source, mode);
        await sender.SendAsync(partner, Shop.Sale(1), TestContext.Current.CancellationToken);
        await sender.SendAsync(partner, Shop.Sale(2, currency: "USD"), TestContext.Current.CancellationToken);
        await sender.SendAsync(partner, 3, 5);
        var held = Assert.Single(_outcomes.OfType<Quarantined>());
        Assert.Equal((partner, "t-2", QuarantineReason.Currency), (held.PartnerId, held.Transaction.TransactionId, held.Reason));
        Assert.Equal((4, 1, 0), (sender.Progress.Accepted, sender.Progress.Quarantined, sender.Progress.Refused));
        await Shop.AssertSoldAsync(Channel, partner, 4);
    }

    [Fact]
    public async Task ResumeLane_NewSender_GoesOnAfterTheLastCommitted()
    {
        var (source, partner) = await OpenAsync(SourceMode.Sequenced);
        await using (var first = Sender(source, SourceMode.Sequenced))
            await first.SendAsync(partner, 1, 60);
        await using var second = Sender(source, SourceMode.Sequenced);
        Assert.Equal(new LanePosition(1, 61), await second.ResumeLaneAsync(partner, TestContext.Current.CancellationToken));
        await second.SendAsync(partner, 61, 100);
        Assert.Equal((40, 0), (second.Progress.Accepted, second.Progress.Duplicates));
        Assert.Equal(100, _outcomes.OfType<Acknowledged>().Max(done => done.CommittedSequence));
    }

    /// <summary>A batch that begins below the last committed number and ends above it.</summary>
    [Fact]
    public async Task StartLane_BelowTheLastCommitted_CountsTheNewOnesOnly()
    {
        var (source, partner) = await OpenAsync(SourceMode.Sequenced);
        await using (var first = Sender(source, SourceMode.Sequenced))
            await first.SendAsync(partner, 1, 60);
        await using var second = Sender(source, SourceMode.Sequenced);
        second.StartLane(partner, new LanePosition(1, 1));
        await second.SendAsync(partner, 1, 100);
        Assert.Equal((40, 60), (second.Progress.Accepted, second.Progress.Duplicates));
        await Shop.AssertSoldAsync(Channel, partner, 100);
    }

    [Fact]
    public async Task Send_OfADeviceThatWasReplaced_IsFencedAndOtherLanesGoOn()
    {
        var (source, partner) = await OpenAsync(SourceMode.Sequenced);
        await Shop.OpenAsync(Channel, $"{source}-2", SourceMode.Sequenced, $"{partner}-2");
        await using var old = Sender(source, SourceMode.Sequenced);
        await old.SendAsync(partner, 1, 10);
        await new IngestService.IngestServiceClient(Channel).OpenLaneAsync(new OpenLaneRequest
        {
            SourceId = source,
            PartnerId = partner,
            ExpectedEpoch = 1,
            Reason = "till replaced",
            RequestId = "open",
        });
        await old.SendAsync(partner, 11, 20);
        Assert.Equal("LANE_FENCED", Assert.Single(_outcomes.OfType<LaneStopped>()).Error.Reason);
        Assert.Equal(10, old.Progress.Refused);
        await old.SendAsync($"{partner}-2", 1, 5);
        await Shop.AssertSoldAsync(Channel, $"{partner}-2", 5);

        await using var replacement = Sender(source, SourceMode.Sequenced);
        await replacement.SendAsync(partner, 21, 25);
        await Shop.AssertSoldAsync(Channel, partner, 15);
    }

    [Fact]
    public async Task Send_SecondDeviceOnOneLane_StopsWithTheConflict()
    {
        var (source, partner) = await OpenAsync(SourceMode.Sequenced);
        await using (var first = Sender(source, SourceMode.Sequenced))
            await first.SendAsync(partner, 1, 10);
        await using var second = Sender(source, SourceMode.Sequenced);
        second.StartLane(partner, new LanePosition(1, 1));
        await second.SendAsync(partner, 101, 105);
        Assert.Equal("CONTENT_CONFLICT", Assert.Single(_outcomes.OfType<LaneStopped>()).Error.Reason);
        await Shop.AssertSoldAsync(Channel, partner, 10);
    }

    [Fact]
    public async Task Send_UnknownPartner_IsGivenBackInOrderAndOthersGoOn()
    {
        var (source, partner) = await OpenAsync(SourceMode.Keyed);
        await using var sender = Sender(source, SourceMode.Keyed);
        await sender.SendAsync("stranger", 1, 3);
        await sender.SendAsync(partner, 1, 3);
        Assert.Equal(["t-1", "t-2", "t-3"], _outcomes.OfType<Refused>().SelectMany(refused => refused.Transactions).Select(t => t.TransactionId));
        Assert.All(_outcomes.OfType<Refused>(), refused => Assert.Equal(StatusCode.NotFound, refused.Error.Code));
        await Shop.AssertSoldAsync(Channel, partner, 3);
    }

    [Fact]
    public async Task Send_UnknownSource_FailsTheSender()
    {
        await using var sender = Sender("no-such-source", SourceMode.Keyed);
        await Assert.ThrowsAsync<SenderFailedException>(async () =>
        {
            while (true)
                await sender.SendAsync("a", Shop.Sale(1), TestContext.Current.CancellationToken);
        });
        Assert.Equal(StatusCode.NotFound, sender.Failure!.Code);
    }

    private TransactionSender Sender(string source, SourceMode mode) => new(fixture.Server.SendingChannel, source, Shop.Options(mode, _outcomes));

    private async Task<(string Source, string Partner)> OpenAsync(SourceMode mode)
    {
        var name = $"{Guid.NewGuid():N}";
        await Shop.OpenAsync(Channel, name, mode, name);
        return (name, name);
    }

    public sealed class Fixture : IAsyncLifetime
    {
        private TestServer? _server;

        internal TestServer Server => _server!;

        public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync();

        public ValueTask DisposeAsync() => _server!.DisposeAsync();
    }
}
