using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace ChannelGrains.Server.Tests.Hosting;

public sealed class AnswerTicketTests : IAsyncLifetime
{
    private static readonly CommitTicket Foreign = new(4_000_000_000, 1, 0);

    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();
    private TestServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task PassAsync_TicketOfAnotherStore_IsUnavailableThoughTheOwnStoreIsFurther()
    {
        var gate = new AnswerGate(_server.Services.GetRequiredService<TicketStores>(), new GrainFaults());
        var refused = await Assert.ThrowsAsync<RpcException>(
            async () => await gate.PassAsync(Answer<string>.Of("shown too early", Foreign), TestContext.Current.CancellationToken));
        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
    }

    [Fact]
    public void Deserialize_NameOfARegion_IsTheOneThatTheProcessShares()
    {
        var serializer = _services.GetRequiredService<Serializer>();
        var name = InternedName.Of("cn/sichuan/chengdu");
        var arrived = serializer.Deserialize<ViewCellName>(serializer.SerializeToArray(new ViewCellName(InternedName.Unshared("cn/sichuan/chengdu"), name, default)));
        Assert.Same(name, arrived.Region);
        Assert.Same(name, arrived.Category);
    }

    [Fact]
    public void Settle_CommitThatWasLost_IsARefusalOfAll()
    {
        var lost = (Answer<string>)((ITicketed)Answer<string>.Of("a", Foreign)).Settle(CommitOutcome.Lost);
        Assert.Equal((null, "JOURNAL_LOST", default), (lost.Value, lost.Refusal?.Reason, lost.Ticket));
        var kept = (Answer<string>)((ITicketed)Answer<string>.Of("a", Foreign)).Settle(CommitOutcome.Committed);
        Assert.Equal(("a", null, default), (kept.Value, kept.Refusal, kept.Ticket));
        var batches = (IngestReply)((ITicketed)new IngestReply([new BatchReply(null, 7, 1, 0, []), new BatchReply(null, 8, 1, 0, [])], Foreign, null)).Settle(CommitOutcome.Unknown);
        Assert.Equal(["OUTCOME_UNKNOWN", "OUTCOME_UNKNOWN"], batches.Batches.Select(batch => batch.Refusal?.Reason));
        Assert.Equal(default, batches.Ticket);
    }

    [Fact]
    public void Serialize_AnswerAndIngestReply_KeepTheirTicket()
    {
        var serializer = _services.GetRequiredService<Serializer>();
        var answer = serializer.Deserialize<Answer<string>>(serializer.SerializeToArray(Answer<string>.Of("a", Foreign)));
        var reply = serializer.Deserialize<IngestReply>(serializer.SerializeToArray(new IngestReply([], Foreign, null!)));
        Assert.Equal((Foreign, Foreign), (answer.Ticket, reply!.Ticket));
    }
}
