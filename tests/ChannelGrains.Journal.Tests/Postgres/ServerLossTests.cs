using ChannelGrains.Testing.Postgres;

namespace ChannelGrains.Journal.Tests.Postgres;

/// <summary>A server that is killed, restarted or hangs while appends go on.</summary>
public sealed class ServerLossTests : IAsyncLifetime
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private PostgresServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await PostgresServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Append_ServerKilledAndStarted_EachAcknowledgedRecordIsThereOnce()
    {
        const int Journals = 8, Kills = 3;
        await using var harness = new PostgresHarness(_server) { SilenceTimeout = TimeSpan.FromMinutes(1) };
        var store = await harness.OpenAsync();
        using var end = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Journals).Select(number => Task.Run(async () =>
        {
            var journal = await store.OpenAsync($"partner/{number}");
            var acknowledged = 0L;
            while (!end.IsCancellationRequested)
            {
                var result = store.Append(journal, acknowledged, $"{number}:{acknowledged + 1}".Utf8(), null);
                Assert.Equal(AppendStatus.Queued, result.Status);
                Assert.Equal(CommitOutcome.Committed, await store.WhenCommitted(result.Ticket, Never).AsTask().WaitAsync(Patience));
                acknowledged++;
            }
            return acknowledged;
        })).ToList();
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300));
            await _server.KillAsync();
            await _server.StartAgainAsync();
        }
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        await end.CancelAsync();
        var counts = await Task.WhenAll(writers);
        for (var number = 0; number < Journals; number++)
            Assert.Equal(Enumerable.Range(1, (int)counts[number]).Select(version => $"{number}:{version}"), await store.ReadAllAsync($"partner/{number}"));
        Assert.Null(harness.Fatal);
        Assert.All(counts, count => Assert.True(count > 3, $"{count} records"));
    }

    [Fact]
    public async Task Append_ServerHangs_IsRefusedUntilItAnswersAgain()
    {
        await using var harness = new PostgresHarness(_server) { SilenceTimeout = TimeSpan.FromMilliseconds(100), StatementTimeout = TimeSpan.FromSeconds(1) };
        var store = await harness.OpenAsync();
        var (journal, other) = (await store.OpenAsync("partner/1"), await store.OpenAsync("partner/2"));
        await store.CommitAsync(journal, "1");
        await _server.PauseAsync();
        var queued = store.Append(journal, 1, "2".Utf8(), null);
        Assert.Equal(AppendStatus.Queued, queued.Status);
        // The commit that is under way, or the pulse, is the first to notice.
        await UntilAsync(() => !store.CanWrite);
        var version = 0;
        await UntilAsync(() => store.Append(other, version++, "other".Utf8(), null).Status == AppendStatus.Full);
        Assert.False(store.CanWrite);
        Assert.Equal(AppendStatus.Full, store.Append(journal, 2, "3".Utf8(), null).Status);
        Assert.False(store.IsCommitted(queued.Ticket));
        await _server.ContinueAsync();
        Assert.Equal(CommitOutcome.Committed, await store.WhenCommitted(queued.Ticket, Never).AsTask().WaitAsync(Patience));
        await UntilAsync(() => store.CanWrite);
        await store.CommitAsync(journal, "3");
        Assert.Equal(["1", "2", "3"], await store.ReadAllAsync("partner/1"));
    }

    [Fact]
    public async Task DisposeAsync_ServerGone_Ends()
    {
        var harness = new PostgresHarness(_server);
        var store = await harness.OpenAsync();
        var journal = await store.OpenAsync("partner/1");
        await store.CommitAsync(journal, "1");
        await _server.KillAsync();
        var ticket = store.Append(journal, 1, "2".Utf8(), null).Ticket;
        var closing = store.DisposeAsync().AsTask();
        Assert.Equal(CommitOutcome.Unknown, await store.WhenCommitted(ticket, Never).AsTask().WaitAsync(Patience));
        await closing.WaitAsync(Patience);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
            await Task.Delay(10, patience.Token);
    }
}
