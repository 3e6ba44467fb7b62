using System.Globalization;
using ChannelGrains.Campaigns;
using ChannelGrains.Campaigns.Figures;
using ChannelGrains.Campaigns.Load;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal;
using Google.Rpc;
using Grpc.Core;

namespace ChannelGrains.Crash.Tests.Journals;

/// <summary>What the store's version check protects from: two activations of one partner, each sure of its state.</summary>
public sealed class TwoActivationsTests
{
    private const int Batches = 60;
    private const int Attempts = 1_000;
    private const long RepairId = -1;

    private readonly Findings _findings = new();
    private int _conflicts;

    [Fact]
    public async Task Append_TwoActivations_OneReloadsAndNothingCountsTwice()
    {
        await RunAsync(store => store, areReviewed: true);
        // One that does not know yet that it was overtaken answers a pure repeat with the number that it knows.
        Assert.All(_findings.Kept, finding => Assert.Contains("left the lane at", finding.Text, StringComparison.Ordinal));
        Assert.True(_conflicts > Batches / 10, $"Only {_conflicts} of {Batches} batches met a version conflict.");
    }

    [Fact]
    public async Task Append_TwoActivationsWithoutTheVersionCheck_FiguresAreWrong()
    {
        await RunAsync(store => new BlindJournalStore(store), areReviewed: false);
        Assert.Equal(0, _conflicts);
        Assert.Contains(_findings.Kept, finding => finding.Kind == FindingKind.Answer);
        Assert.Contains(_findings.Kept, finding => finding.Kind == FindingKind.Figure);
    }

    /// <summary>Sends one lane now through one server, now through the other, with repeats; then looks at what a third finds in the journals.</summary>
    private async Task RunAsync(Func<IJournalStore, IJournalStore> throughThePort, bool areReviewed)
    {
        await using var servers = await TwoServers.StartAsync(throughThePort, areReviewed);
        var fleet = new LoadFleet(seed: 3, _findings);
        await fleet.RegisterAsync(servers.Channels[0]);
        var clients = servers.Channels.Select(channel => new IngestService.IngestServiceClient(channel)).ToList();
        var feed = fleet.Feeds.OfType<SequencedFeed>().Single(feed => feed.PartnerId == "s2");
        foreach (var client in clients)
            await client.GetLaneAsync(new GetLaneRequest { SourceId = feed.SourceId, PartnerId = feed.PartnerId });
        var random = new Random(3);
        for (var sent = 0; sent < Batches; sent++)
            await SendAsync(clients[random.Next(clients.Count)], feed, feed.Next(random, mayOffer: true)!);

        var model = fleet.ModelOf(feed.PartnerId);
        model.CountUpTo(feed.Script, feed.Offered);
        await new FigureCheck(await servers.StartAloneAsync(), _findings).RunAsync(model, isOrdered: true, "after both");
    }

    /// <summary>Sends a batch until it is taken, as the protocol says: again after a conflict, from the expected number after a hole.</summary>
    private async Task SendAsync(IngestService.IngestServiceClient client, SequencedFeed feed, TransactionBatch batch)
    {
        for (var attempt = 1; ; attempt++)
            if (await SubmitAsync(client, feed, batch) is { } expected && attempt < Attempts)
                await SubmitAsync(client, feed, Numbers(feed, expected, Math.Min(expected + Feed.MaxBatch, batch.FirstSequence) - 1));
            else
                return;
    }

    /// <summary>The number to go on from when the batch leaves a hole; else null.</summary>
    private async Task<long?> SubmitAsync(IngestService.IngestServiceClient client, SequencedFeed feed, TransactionBatch batch)
    {
        while (true)
            try
            {
                var response = await client.SubmitTransactionsAsync(new SubmitTransactionsRequest { SourceId = feed.SourceId, Batch = batch });
                if (batch.BatchId != RepairId)
                    feed.Take(response.Result);
                return null;
            }
            catch (RpcException exception) when (Detail(exception)?.Reason == "CONCURRENT_CHANGE" && _conflicts < Batches * Attempts)
            {
                _conflicts++;
            }
            catch (RpcException exception)
            {
                if (ExpectedNumber(exception) is { } expected)
                    return expected;
                _findings.Add(FindingKind.Answer, exception.Status.Detail);
                return null;
            }
    }

    private static TransactionBatch Numbers(SequencedFeed feed, long first, long last)
    {
        var batch = new TransactionBatch { BatchId = RepairId, PartnerId = feed.PartnerId, Epoch = 1, FirstSequence = first };
        for (var number = first; number <= last; number++)
            batch.Transactions.Add(feed.Script.At(number));
        return batch;
    }

    private static long? ExpectedNumber(RpcException exception) =>
        Detail(exception) is { Reason: "LANE_GAP" } gap ? long.Parse(gap.Metadata["expected_sequence"], CultureInfo.InvariantCulture) : null;

    private static ErrorInfo? Detail(RpcException exception) => exception.GetRpcStatus()?.GetDetail<ErrorInfo>();
}
