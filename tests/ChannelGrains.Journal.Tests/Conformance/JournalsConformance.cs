namespace ChannelGrains.Journal.Tests.Conformance;

/// <summary>What every <see cref="IJournals"/> has to do when it is opened, appended to and closed.</summary>
public abstract class JournalsConformance(IStoreHarness harness) : StoreConformance(harness)
{
    [Fact]
    public async Task OpenAsync_UnknownName_IsEmptyAtVersionZero()
    {
        var journal = await Store.OpenAsync("partner/1");
        Assert.Equal(0, journal.Version);
        Assert.Empty(await Store.ReadAsync(journal, 1, 10, Never));
        Assert.Null(await Store.ReadSnapshotAsync(journal, Never));
    }

    [Fact]
    public async Task OpenAsync_SameNameTwice_IsTheSameReference() =>
        Assert.Same(await Store.OpenAsync("partner/1"), await Store.OpenAsync("partner/1"));

    [Fact]
    public async Task OpenAsync_AppendQueued_WaitsUntilItIsDurable()
    {
        var journal = await Store.OpenAsync("partner/1");
        var ticket = Store.Append(journal, 0, "a".Utf8(), null).Ticket;
        Assert.Equal(1, (await Store.OpenAsync("partner/1")).Version);
        Assert.True(Store.IsCommitted(ticket));
    }

    [Fact]
    public async Task Append_ExpectedVersionHolds_IsReadBackOnceCommitted()
    {
        var journal = await Store.OpenAsync("partner/1");
        await Store.CommitAsync(journal, "one");
        await Store.CommitAsync(journal, "two");
        Assert.Equal(2, journal.Version);
        Assert.Equal(["one", "two"], await Store.ReadAllAsync("partner/1"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Append_OtherExpectedVersion_IsAConflictAndStoresNothing(long expected)
    {
        var journal = await Store.OpenAsync("partner/1");
        await Store.CommitAsync(journal, "one");
        Assert.Equal(AppendStatus.VersionConflict, Store.Append(journal, expected, "two".Utf8(), null).Status);
        Assert.Equal(["one"], await Store.ReadAllAsync("partner/1"));
    }

    [Fact]
    public async Task Append_QueuedAppendsOfOneJournal_ContinueEachOther()
    {
        var journal = await Store.OpenAsync("partner/1");
        var last = default(CommitTicket);
        for (var version = 0; version < 500; version++)
        {
            var result = Store.Append(journal, version, $"{version}".Utf8(), null);
            Assert.Equal(AppendStatus.Queued, result.Status);
            last = result.Ticket;
        }
        Assert.Equal(CommitOutcome.Committed, await Store.WhenCommitted(last, Never));
        Assert.Equal(Enumerable.Range(0, 500).Select(version => $"{version}"), await Store.ReadAllAsync("partner/1"));
    }

    [Fact]
    public async Task Append_TwoWritersOfOneJournal_OnlyOneTakesEachVersion()
    {
        var journal = await Store.OpenAsync("partner/1");
        var won = await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            var versions = new List<long>();
            for (var version = 0; version < 200; version++)
            {
                var result = Store.Append(journal, version, $"{writer}".Utf8(), null);
                if (result.Status == AppendStatus.Queued)
                {
                    versions.Add(version);
                    await Store.WhenCommitted(result.Ticket, Never);
                }
                else
                    await Store.OpenAsync("partner/1");
            }
            return versions;
        })));
        var all = won.SelectMany(versions => versions).ToArray();
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Equal(journal.Version, all.Length);
    }

    [Fact]
    public async Task Append_PayloadReusedAtOnce_StoresWhatItWas()
    {
        var journal = await Store.OpenAsync("partner/1");
        var payload = new byte[] { 1 };
        var index = new IndexWrites().With("k", "before");
        var ticket = Store.Append(journal, 0, payload, index).Ticket;
        payload[0] = 2;
        index.Clear();
        index.With("k", "after");
        await Store.WhenCommitted(ticket, Never);
        Assert.Equal([1], (await Store.ReadAsync(journal, 1, 1, Never))[0].Payload.ToArray());
        Assert.Equal("before", await Store.LookUpAsync("k"));
    }

    [Fact]
    public async Task Append_EmptyAndLargePayloads_AreReadBack()
    {
        var journal = await Store.OpenAsync("partner/1");
        var large = new string('x', 1_000_000);
        await Store.CommitAsync(journal, "");
        await Store.CommitAsync(journal, large);
        Assert.Equal(["", large], await Store.ReadAllAsync("partner/1"));
    }

    [Fact]
    public async Task Append_AfterDispose_IsClosed()
    {
        var journal = await Store.OpenAsync("partner/1");
        await Store.DisposeAsync();
        Assert.Equal(AppendStatus.Closed, Store.Append(journal, 0, "a".Utf8(), null).Status);
        Assert.False(Store.CanWrite);
    }

    [Fact]
    public async Task DisposeAsync_AppendsQueued_CommitsThem()
    {
        var journal = await Store.OpenAsync("partner/1");
        for (var version = 0; version < 100; version++)
            Store.Append(journal, version, $"{version}".Utf8(), null);
        await ReopenAsync();
        Assert.Equal(100, (await Store.OpenAsync("partner/1")).Version);
    }
}
