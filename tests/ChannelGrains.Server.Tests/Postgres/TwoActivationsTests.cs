using ChannelGrains.Admin.V1;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.SalesViews;
using ChannelGrains.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Postgres;

/// <summary>Two activations of one partner that write through both, read in both, and tell their views.</summary>
public sealed class TwoActivationsTests(TwoServers servers) : IClassFixture<TwoServers>
{
    private const string March = "2026-03";

    [Fact]
    public async Task Sales_AtBothAtOnce_AreOneHistoryAndEachIsCountedOnce()
    {
        const int Each = 25;
        var (source, partner) = await servers.PartnerInBothAsync();
        await Task.WhenAll(SellAsync(servers.One, source, partner, "a", Each), SellAsync(servers.Two, source, partner, "b", Each));
        servers.Time.Advance(TimeSpan.FromSeconds(5));
        foreach (var client in new[] { servers.One, servers.Two })
        {
            var total = (await client.KpisAsync(partner, March)).Total;
            Assert.Equal((1 + (2 * Each), 10m * (1 + (2 * Each))), (total.Transactions, total.Net.ToDecimal()));
            Assert.Empty((await client.Admin.VerifyJournalAsync(new VerifyJournalRequest())).Problems);
        }
    }

    [Fact]
    public async Task Sale_AtTheOneThatWasLeftBehind_WritesNothingUntilItIsSentAgain()
    {
        var (source, partner) = await servers.PartnerInBothAsync();
        Applied.As(await servers.One.SubmitAsync(source, Make.Keyed(partner, Make.Sale("won"))), accepted: 1);
        var records = await servers.RecordsAsync(partner);
        var lost = new SubmitTransactionsRequest { SourceId = source, Batch = Make.Keyed(partner, Make.Sale("lost", 5)) };

        await Refused.WithAsync(StatusCode.Unavailable, "JOURNAL_LOST", servers.Two.Ingest.SubmitTransactionsAsync(lost));

        Assert.Equal(records, await servers.RecordsAsync(partner));
        Applied.As((await servers.Two.Ingest.SubmitTransactionsAsync(lost)).Result, accepted: 1);
        Assert.Equal((records + 1, 25m), (await servers.RecordsAsync(partner), await servers.Two.NetAsync(partner)));
        // The other one is behind now, and knows the sale by the index all the same.
        Applied.As((await servers.One.Ingest.SubmitTransactionsAsync(lost)).Result, accepted: 0, duplicates: 1);
    }

    [Fact]
    public async Task Read_AtTheOneThatWasLeftBehind_IsNoOlderThanTheDatabaseIsBelieved()
    {
        var (source, partner) = await servers.PartnerInBothAsync();
        Applied.As(await servers.One.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s2"))), accepted: 1);
        servers.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(20, await servers.Two.NetAsync(partner));
    }

    [Fact]
    public async Task Batch_RefusedByTheOneThatWasLeftBehind_IsDecidedByThePartnerAsItIs()
    {
        var (source, partner) = (await servers.One.CreateSourceAsync(SourceMode.Sequenced), await servers.One.CreatePartnerAsync());
        Applied.As(await servers.One.SubmitAsync(source, Make.Numbered(partner, 1, Make.Sale("s1"))), accepted: 1);
        Applied.As(await servers.Two.SubmitAsync(source, Make.Numbered(partner, 2, Make.Sale("s2"))), accepted: 1);
        // As the first one knows the lane, number 2 is missing; a sender would stop the lane for good.
        Applied.As(await servers.One.SubmitAsync(source, Make.Numbered(partner, 3, Make.Sale("s3"))), accepted: 1);
    }

    [Fact]
    public async Task Lane_AskedOfTheOneThatWasLeftBehind_IsWhereItIs()
    {
        var (source, partner) = (await servers.One.CreateSourceAsync(SourceMode.Sequenced), await servers.One.CreatePartnerAsync());
        await servers.Two.Ingest.GetLaneAsync(new() { SourceId = source, PartnerId = partner });
        Applied.As(await servers.One.SubmitAsync(source, Make.Numbered(partner, 1, Make.Sale("s1"))), accepted: 1);
        Assert.Equal(1, (await servers.Two.Ingest.GetLaneAsync(new() { SourceId = source, PartnerId = partner })).Lane.CommittedSequence);
    }

    [Fact]
    public async Task Command_RefusedByTheOneThatWasLeftBehind_IsDecidedByThePartnerAsItIs()
    {
        var (_, partner) = await servers.PartnerInBothAsync();
        await servers.One.Partners.SuspendPartnerAsync(new() { PartnerId = partner, Reason = "a lapsed licence" });
        // As the second one knows the partner, it was not suspended.
        await servers.Two.Partners.ResumePartnerAsync(new() { PartnerId = partner, Reason = "renewed" });
        await Refused.WithAsync(StatusCode.FailedPrecondition, "PARTNER_STATE", servers.Two.Partners.ResumePartnerAsync(new() { PartnerId = partner, Reason = "twice" }));
    }

    [Fact]
    public async Task View_OfTheOneThatLost_ShowsWhatWon()
    {
        var (source, partner) = await servers.PartnerInBothAsync();
        await servers.HoldsWithinAsync(TimeSpan.FromMinutes(5), async () => await ShownAsync(servers.Second, partner) == 10);
        Applied.As(await servers.One.SubmitAsync(source, Make.Keyed(partner, Make.Sale("won", 5))), accepted: 1);
        await Refused.WithAsync(StatusCode.Unavailable, "JOURNAL_LOST", SubmitAsync(servers.Two, source, partner, "lost"));
        // Before a view that nobody uses leaves memory, and is read anew.
        await servers.HoldsWithinAsync(TimeSpan.FromSeconds(20), async () => await ShownAsync(servers.Second, partner) == 15);
    }

    [Fact]
    public async Task View_ThatWasReadBeforeAnotherProcessSaved_TakesItFromTheRows()
    {
        var (source, partner) = (await servers.One.CreateSourceAsync(SourceMode.Keyed), await servers.One.CreatePartnerAsync());
        Assert.Equal(0, await ShownAsync(servers.Second, partner));
        Applied.As(await servers.One.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1"))), accepted: 1);
        await servers.HoldsWithinAsync(TimeSpan.FromSeconds(10), async () => await SavedAsync(partner) == await servers.RecordsAsync(partner));
        // Before a view that nobody uses leaves memory, and is read anew.
        await servers.HoldsWithinAsync(TimeSpan.FromSeconds(30), async () => await ShownAsync(servers.Second, partner) == 10);
    }

    private static async Task SellAsync(TestClient client, string source, string partner, string prefix, int count)
    {
        for (var number = 0; number < count; number++)
            for (var isTaken = false; !isTaken;)
                try
                {
                    await client.SubmitAsync(source, Make.Keyed(partner, Make.Sale($"{prefix}{number}")));
                    isTaken = true;
                }
                catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable or StatusCode.Aborted)
                {
                    // The other one was first.
                }
    }

    private static AsyncUnaryCall<SubmitTransactionsResponse> SubmitAsync(TestClient client, string source, string partner, string id) =>
        client.Ingest.SubmitTransactionsAsync(new SubmitTransactionsRequest { SourceId = source, Batch = Make.Keyed(partner, Make.Sale(id)) });

    private static async Task<decimal> ShownAsync(TestServer server, string partner)
    {
        var reading = await server.Services.GetRequiredService<IGrainFactory>().GetGrain<ISalesViewGrain>(March).ReadPartner(partner);
        return ((MonthReading)reading).Cells.Sum(cell => (decimal)cell.Sum.Net) / 1_000_000;
    }

    private async Task<long> SavedAsync(string partner) =>
        SavedPartner.VersionOf(await servers.First.Services.GetRequiredService<IJournalRows>().ReadRowAsync(FeedRows.PartnerKey(partner), TestContext.Current.CancellationToken) ?? []);
}
