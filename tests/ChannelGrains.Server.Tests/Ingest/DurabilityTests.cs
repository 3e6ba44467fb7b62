using ChannelGrains.Journal;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>Nothing is said before it is durable, and what the journal refuses leaves no trace.</summary>
public sealed class DurabilityTests
{
    [Fact]
    public async Task Answers_BeforeTheCommit_DoNotLeave()
    {
        await using var server = await HookedServer.StartAsync(new() { ["Ingest:SourceRefresh"] = "01:00:00" });
        var client = server.Client;
        var (source, partner) = (await client.CreateSourceAsync(SourceMode.Keyed), await client.CreatePartnerAsync());
        await client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s1")));
        using var watch = new KpiWatch(client, partner, interval: TimeSpan.FromMilliseconds(50));
        await watch.ReadAsync();
        server.Store.HoldCommits();

        var batch = client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s2")));
        await Eventually.TrueAsync(() => server.Store.HeldWaits >= 2);
        Task[] reads = [client.NetAsync(partner), client.GetLaneAsync(source, partner), client.QuarantineAsync(partner), watch.ReadAsync()];
        await Eventually.TrueAsync(() => server.Store.HeldWaits >= 5);

        Assert.False(batch.IsCompleted);
        Assert.All(reads, read => Assert.False(read.IsCompleted));
        server.Store.ReleaseCommits();
        Applied.As(await batch, accepted: 1);
        Assert.Equal(20m, await (Task<decimal>)reads[0]);
        Assert.Equal(20m, (await (Task<WatchPartnerKpisResponse>)reads[3]).Kpis.Total.Net.ToDecimal());
    }

    [Fact]
    public async Task Append_Refused_IsTheBatchsErrorAndNothingOfItStays()
    {
        await using var server = await HookedServer.StartAsync();
        var client = server.Client;
        var (source, partner) = (await client.CreateSourceAsync(SourceMode.Sequenced), await client.CreatePartnerAsync());
        await using var session = await client.OpenAsync(source);
        await session.SubmitAsync(Make.Numbered(partner, 1, Make.Sale("s1")));
        server.Store.BeforeAppend = _ => AppendStatus.Full;

        Refused.With(StatusCode.ResourceExhausted, "JOURNAL_FULL", await session.SubmitAsync(Make.Numbered(partner, 2, Make.Sale("s2"))));
        server.Store.BeforeAppend = null;

        Assert.Equal(10m, await client.NetAsync(partner));
        Assert.Equal(1, (await client.GetLaneAsync(source, partner)).CommittedSequence);
        Applied.As(await session.SubmitAsync(Make.Numbered(partner, 2, Make.Sale("s2"))), accepted: 1);
    }

    [Fact]
    public async Task Append_RefusedInTheMiddleOfAFlight_LeavesNoHole()
    {
        await using var server = await HookedServer.StartAsync();
        var client = server.Client;
        var (source, partner) = (await client.CreateSourceAsync(SourceMode.Sequenced), await client.CreatePartnerAsync());
        await using var session = await client.OpenAsync(source);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var go = new ManualResetEventSlim();
        var appends = 0;
        server.Store.BeforeAppend = _ =>
        {
            var number = Interlocked.Increment(ref appends);
            if (number == 1)
            {
                // Holds the first call until the other batches wait for the next one together.
                entered.SetResult();
                go.Wait(TimeSpan.FromMinutes(1));
            }
            return number == 2 ? AppendStatus.Full : null;
        };
        TransactionBatch[] flight = [.. Enumerable.Range(1, 4).Select(number => Make.Numbered(partner, number, Make.Sale($"s{number}")))];
        await session.SendAsync(flight[0]);
        await entered.Task;
        foreach (var batch in flight[1..])
            await session.SendAsync(batch);
        // Refused by the gateway itself, so its result says that the frames before it were routed.
        await session.SubmitAsync(Make.Numbered("no id", 1, Make.Sale("s1")));
        go.Set();

        Applied.As(await session.ResultAsync(flight[0]), accepted: 1);
        Refused.With(StatusCode.ResourceExhausted, "JOURNAL_FULL", await session.ResultAsync(flight[1]));
        foreach (var batch in flight[2..])
            Assert.NotNull((await session.ResultAsync(batch)).Error);
        Assert.Equal(1, (await client.GetLaneAsync(source, partner)).CommittedSequence);
        Applied.As(await session.SubmitAsync(Make.Numbered(partner, 2, Make.Sales(2, 3))), accepted: 3);
        Assert.Equal(40m, await client.NetAsync(partner));
    }
}
