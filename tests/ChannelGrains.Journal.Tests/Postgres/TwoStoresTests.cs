using System.Text;
using ChannelGrains.Postgres.Journals;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Journal.Tests.Postgres;

/// <summary>Two processes on one database, as two silos are that each have an activation of the same grain.</summary>
public sealed class TwoStoresTests : IAsyncDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly FakeTimeProvider _time = new();
    private readonly PostgresHarness _harness;

    public TwoStoresTests() => _harness = new() { Time = _time };

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task OpenAsync_BothAtOnceOnAnEmptyDatabase_BothMigrateIt()
    {
        await OpenTwoAsync();
        Assert.Null(_harness.Fatal);
    }

    [Fact]
    public async Task Append_SameVersionInBoth_OneIsLostWithWhatWasQueuedBehindIt()
    {
        var (one, two) = await OpenTwoAsync();
        await one.CommitAsync(await one.OpenAsync("partner/1"), "1");
        var (first, second) = (await one.OpenAsync("partner/1"), await two.OpenAsync("partner/1"));
        Assert.Equal((1, 1), (first.Version, second.Version));
        await one.CommitAsync(first, "one");

        var generation = second.Generation;
        var other = await two.OpenAsync("partner/2");
        var index = new IndexWrites().With("k", "lost");
        var lost = Enumerable.Range(1, 3).Select(version => two.Append(second, version, "two".Utf8(), index).Ticket).ToList();
        var kept = two.Append(other, 0, "kept".Utf8(), new IndexWrites().With("other", "kept")).Ticket;

        foreach (var ticket in lost)
        {
            Assert.Equal(CommitOutcome.Lost, await two.WhenCommitted(ticket, Never));
            Assert.False(two.IsCommitted(ticket));
        }
        Assert.Equal(CommitOutcome.Committed, await two.WhenCommitted(kept, Never));
        Assert.True(second.Generation > generation);
        Assert.Equal((null, "kept"), (await two.LookUpAsync("k"), await two.LookUpAsync("other")));
        Assert.Equal(["1", "one"], await two.ReadAllAsync("partner/1"));
        Assert.Equal(2, second.Version);
        await two.CommitAsync(second, "again");
        Assert.Equal(["1", "one", "again"], await one.ReadAllAsync("partner/1"));
        Assert.Equal(0, other.Generation);
    }

    [Fact]
    public async Task WriteRowsAsync_OfVersions_LeavesWhatIsNewerAndWhatIsAfterARestore()
    {
        var (one, two) = await OpenTwoAsync();
        await two.WriteRowsAsync(new IndexWrites().With("a", "new").With("b", "same"), [5, 4], Never);
        await one.WriteRowsAsync(new IndexWrites().With("a", "old").With("b", "again").With("c", "first"), [4, 4, 4], Never);
        Assert.Equal(("new", "again", "first"), (await RowAsync(two, "a"), await RowAsync(two, "b"), await RowAsync(two, "c")));
        await (await _harness.ServerAsync()).ExecuteAsync(_harness.Database!, "update channelgrains.deployment set incarnation = incarnation + 1");
        await one.WriteRowsAsync(new IndexWrites().With("a", "before").With("d", "before"), [9, 9], Never);
        Assert.Equal(("new", null), (await RowAsync(two, "a"), await RowAsync(two, "d")));
    }

    [Fact]
    public async Task JournalRef_AWhileAfterTheDatabaseSaidHowLongItIs_IsDoubtfulUntilItIsOpenedAgain()
    {
        var (one, two) = await OpenTwoAsync();
        var (first, second) = (await one.OpenAsync("partner/1"), await two.OpenAsync("partner/1"));
        Assert.False(first.IsDoubtful || second.IsDoubtful);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.True(first.IsDoubtful && second.IsDoubtful);
        // What is committed says it too.
        await one.CommitAsync(first, "1");
        Assert.Equal((false, 0), (first.IsDoubtful, second.Version));
        await two.OpenAsync("partner/1");
        Assert.Equal((1, false), (second.Version, second.IsDoubtful));
    }

    [Fact]
    public async Task Secret_MadeByBothAtOnce_IsOne()
    {
        var (one, two) = await OpenTwoAsync();
        Assert.Null(await one.FindSecretAsync("key", Never));
        var kept = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => (number % 2 == 0 ? one : two).KeepSecretAsync("key", [(byte)number], Never).AsTask()));
        Assert.Single(kept.Select(secret => secret[0]).Distinct());
        await two.ReplaceSecretAsync("key", [99], Never);
        Assert.Equal(99, (await one.FindSecretAsync("key", Never))![0]);
    }

    [Fact]
    public async Task Append_ManyWritersInBoth_EachVersionIsOneWritersAndEachAcknowledgedRecordIsThereOnce()
    {
        const int Journals = 5, Each = 150;
        var stores = await OpenTwoAsync();
        var acknowledged = await Task.WhenAll(new[] { stores.One, stores.Two }.SelectMany(store => Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            var (random, own) = (new Random(writer), new List<(string Journal, long Version, string Payload)>());
            for (var number = 0; number < Each; number++)
            {
                var name = $"partner/{random.Next(Journals)}";
                var journal = await store.OpenAsync(name);
                var (version, payload) = (journal.Version, $"{store.StoreNumber}-{writer}-{number}");
                // Keys that all write, in any order.
                var writes = new IndexWrites().With($"k{random.Next(20)}", payload).With($"k{random.Next(20)}", payload).Without($"k{random.Next(20)}");
                var result = store.Append(journal, version, payload.Utf8(), writes);
                if (result.Status == AppendStatus.Queued && await store.WhenCommitted(result.Ticket, Never) == CommitOutcome.Committed)
                    own.Add((name, version + 1, payload));
            }
            return own;
        }))));
        var all = acknowledged.SelectMany(own => own).ToList();
        var stored = new List<(string, long, string)>();
        for (var number = 0; number < Journals; number++)
            stored.AddRange((await stores.One.ReadAllAsync($"partner/{number}")).Select((payload, place) => ($"partner/{number}", place + 1L, payload)));
        Assert.Equal(stored.Order(), all.Order());
        Assert.True((await stores.Two.VerifyAsync(Never)).IsSound);
        Assert.Null(_harness.Fatal);
        Assert.True(all.Count > Each, $"only {all.Count} were committed");
    }

    [Fact]
    public async Task WriteSnapshotAsync_OlderOfAnother_DoesNotReplaceTheNewer()
    {
        var (one, two) = await OpenTwoAsync();
        var journal = await one.OpenAsync("partner/1");
        for (var version = 0; version < 3; version++)
            await one.CommitAsync(journal, $"{version}");
        await one.WriteSnapshotAsync(journal, new JournalSnapshot(1, 3, new byte[] { 3 }), Never);
        var other = await two.OpenAsync("partner/1");
        await two.WriteSnapshotAsync(other, new JournalSnapshot(1, 2, new byte[] { 2 }), Never);
        Assert.Equal(3, (await two.ReadSnapshotAsync(other, Never))!.Version);
    }

    [Fact]
    public async Task OpenAsync_WrittenByAnother_SeesIt()
    {
        var (one, two) = await OpenTwoAsync();
        var seen = await two.OpenAsync("partner/1");
        await one.CommitAsync(await one.OpenAsync("partner/1"), "1");
        Assert.Equal(0, seen.Version);
        Assert.Equal(1, (await two.OpenAsync("partner/1")).Version);
        Assert.Equal(["1"], await two.ReadAllAsync("partner/1"));
    }

    private static async Task<string?> RowAsync(PostgresJournalStore store, string key) =>
        await store.ReadRowAsync(Encoding.UTF8.GetBytes(key), Never) is { } row ? Encoding.UTF8.GetString(row) : null;

    private async Task<(PostgresJournalStore One, PostgresJournalStore Two)> OpenTwoAsync()
    {
        _harness.Database = await (await _harness.ServerAsync()).CreateDatabaseAsync();
        var opened = await Task.WhenAll(_harness.OpenAsync(), _harness.OpenAsync());
        return (opened[0], opened[1]);
    }
}
