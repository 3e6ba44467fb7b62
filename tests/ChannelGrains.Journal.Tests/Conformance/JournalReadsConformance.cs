namespace ChannelGrains.Journal.Tests.Conformance;

/// <summary>What every <see cref="IJournals"/> has to do when it is read.</summary>
public abstract class JournalReadsConformance(IStoreHarness harness) : StoreConformance(harness)
{
    [Theory]
    [InlineData(1, 1000, 1, 300)]
    [InlineData(1, 10, 1, 10)]
    [InlineData(60, 10, 60, 10)]
    [InlineData(64, 1, 64, 1)]
    [InlineData(129, 64, 129, 64)]
    [InlineData(295, 100, 295, 6)]
    [InlineData(300, 1, 300, 1)]
    public async Task ReadAsync_FromAVersion_IsContiguousAndBounded(long from, int max, long first, int count)
    {
        var journal = await FillAsync("partner/1", 300);
        foreach (var reopened in new[] { false, true })
        {
            if (reopened)
            {
                await ReopenAsync();
                journal = await Store.OpenAsync("partner/1");
            }
            var records = await Store.ReadAsync(journal, from, max, Never);
            Assert.Equal(Enumerable.Range((int)first, count).Select(version => (long)version), records.Select(record => record.Version));
            Assert.All(records, record => Assert.Equal($"{record.Version}", record.Payload.Text()));
        }
    }

    [Fact]
    public async Task ReadAsync_BeyondTheEnd_IsEmpty() =>
        Assert.Empty(await Store.ReadAsync(await FillAsync("partner/1", 3), 4, 10, Never));

    [Theory]
    [InlineData(long.MaxValue, 5)]
    [InlineData(1, 1)]
    [InlineData(4, 2)]
    [InlineData(5, 3)]
    public async Task ReadAsync_OfSomeVersions_IsInTheirOrderAndBounded(long bytes, int count)
    {
        var journal = await FillAsync("partner/1", 300);
        long[] versions = [200, 1, 100, 299, 2];
        var records = await Store.ReadAsync(journal, versions, bytes, Never);
        Assert.Equal(versions[..count], records.Select(record => record.Version));
        Assert.All(records, record => Assert.Equal($"{record.Version}", record.Payload.Text()));
    }

    [Fact]
    public async Task ReadAsync_OfAVersionThatIsNotThere_SaysWhich()
    {
        var journal = await FillAsync("partner/1", 3);
        var thrown = await Assert.ThrowsAsync<JournalCorruptException>(async () => await Store.ReadAsync(journal, [2, 4, 1], long.MaxValue, Never));
        Assert.Contains("4", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DurableVersion_WhileAnotherAppends_CanBeRead()
    {
        var journal = await Store.OpenAsync("partner/1");
        var appending = Task.Run(async () =>
        {
            for (var version = 0; version < 2_000; version++)
            {
                var ticket = Store.Append(journal, version, "x"u8, null).Ticket;
                if (version % 7 == 0)
                    await Store.WhenCommitted(ticket, Never);
            }
        }, Never);
        while (!appending.IsCompleted)
        {
            var opened = await Store.OpenAsync("partner/1");
            var durable = opened.DurableVersion;
            Assert.InRange(durable, 0, opened.Version);
            if (durable > 0)
                Assert.Equal(durable, Assert.Single(await Store.ReadAsync(opened, durable, 1, Never)).Version);
        }
        await appending;
        await Store.OpenAsync("partner/1");
        Assert.Equal((2_000, 2_000), (journal.DurableVersion, journal.Version));
    }

    [Fact]
    public async Task ReadAsync_ManyJournalsInterleaved_KeepsThemApart()
    {
        var journals = new List<JournalRef>();
        for (var number = 0; number < 20; number++)
            journals.Add(await Store.OpenAsync($"partner/{number}"));
        for (var version = 0; version < 70; version++)
            foreach (var journal in journals)
                Store.Append(journal, version, $"{journal.Name}:{version}".Utf8(), null);
        await ReopenAsync();
        for (var number = 0; number < 20; number++)
            Assert.Equal(
                Enumerable.Range(0, 70).Select(version => $"partner/{number}:{version}"), await Store.ReadAllAsync($"partner/{number}"));
    }

    [Fact]
    public async Task WriteSnapshotAsync_Twice_TheLaterIsRead()
    {
        var journal = await FillAsync("partner/1", 3);
        await Store.WriteSnapshotAsync(journal, new JournalSnapshot(7, 2, new byte[] { 1 }), Never);
        await Store.WriteSnapshotAsync(journal, new JournalSnapshot(8, 3, new byte[20_000]), Never);
        var snapshot = await Store.ReadSnapshotAsync(journal, Never);
        Assert.Equal((8, 3L, 20_000), (snapshot!.FoldVersion, snapshot.Version, snapshot.Payload.Length));
    }

    [Fact]
    public async Task WriteSnapshotAsync_CleanlyReopened_IsStillThere()
    {
        var journal = await FillAsync("partner/1", 3);
        await Store.WriteSnapshotAsync(journal, new JournalSnapshot(1, 3, new byte[] { 1, 2, 3 }), Never);
        await ReopenAsync();
        var snapshot = await Store.ReadSnapshotAsync(await Store.OpenAsync("partner/1"), Never);
        Assert.Equal([1, 2, 3], snapshot!.Payload.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task WriteSnapshotAsync_VersionNotCommitted_IsRefused(long version)
    {
        var journal = await FillAsync("partner/1", 3);
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Store.WriteSnapshotAsync(journal, new JournalSnapshot(1, version, default), Never));
    }

    [Fact]
    public async Task ListAsync_Paged_IsOrdinalAndBelowThePrefix()
    {
        foreach (var name in new[] { "partner/B", "partner/a", "partner/10", "partner/9", "market/1", "run/1" })
            await FillAsync(name, 1);
        await Store.OpenAsync("partner/empty");
        Assert.Equal(["partner/10", "partner/9"], await ListAsync("partner/", "", 2));
        Assert.Equal(["partner/B", "partner/a"], await ListAsync("partner/", "partner/9", 10));
        Assert.Equal(6, (await ListAsync("", "", 100)).Length);
        Assert.Empty(await ListAsync("none/", "", 10));
    }

    [Theory]
    [InlineData("partner/1\0")]
    [InlineData("partner/\0")]
    [InlineData("partner/\u007f")]
    [InlineData("partner/\ud800")]
    [InlineData("partner/\u00fc")]
    public async Task ListAsync_BelowWhatNoNameStartsWith_IsEmpty(string prefix)
    {
        await FillAsync("partner/1", 1);
        Assert.Empty(await ListAsync(prefix, "", 10));
        Assert.Empty(await VersionsAsync(prefix, ""));
    }

    [Fact]
    public async Task ListAsync_BelowMoreThanANameHas_IsEmpty()
    {
        var longest = new string('x', JournalName.MaxBytes);
        await FillAsync(longest, 1);
        Assert.Equal([longest], await ListAsync(longest, "", 10));
        Assert.Empty(await ListAsync(longest + "x", "", 10));
    }

    private async Task<string[]> ListAsync(string prefix, string after, int max) =>
        (await Store.ListAsync(prefix, after, max, Never)).Select(name => name.Value).ToArray();

    [Fact]
    public async Task ListVersionsAsync_OpenedAndReopened_SaysTheDurableOnes()
    {
        await FillAsync("partner/a", 3);
        await FillAsync("partner/b", 70);
        await FillAsync("market/1", 1);
        string[] expected = ["partner/a@3", "partner/b@70"];
        Assert.Equal(expected, await VersionsAsync("partner/", ""));
        Assert.Equal(["partner/b@70"], await VersionsAsync("partner/", "partner/a"));
        await ReopenAsync();
        Assert.Equal(expected, await VersionsAsync("partner/", ""));
        GC.Collect();
        Assert.Equal(expected, await VersionsAsync("partner/", ""));
    }

    private async Task<string[]> VersionsAsync(string prefix, string after) =>
        (await Store.ListVersionsAsync(prefix, after, 10, Never)).Select(journal => $"{journal.Name}@{journal.Version}").ToArray();
}
