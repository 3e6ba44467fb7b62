namespace ChannelGrains.Journal.Tests.Conformance;

/// <summary>What every <see cref="IJournalIndex"/> has to do.</summary>
public abstract class IndexConformance(IStoreHarness harness) : StoreConformance(harness)
{
    [Fact]
    public async Task ReadIndexAsync_Committed_AnswersEachKey()
    {
        var journal = await Store.OpenAsync("partner/1");
        await Store.CommitAsync(journal, "a", new IndexWrites().With("k1", "v1").With("k2", ""));
        var reads = new IndexReads();
        reads.Add("k1"u8);
        reads.Add("k0"u8);
        reads.Add("k2"u8);
        await Store.ReadIndexAsync(reads, Never);
        Assert.Equal((true, false, true), (reads.Found(0), reads.Found(1), reads.Found(2)));
        Assert.True(reads.Value(0).SequenceEqual("v1"u8));
        Assert.True(reads.Value(2).IsEmpty);
    }

    [Fact]
    public async Task ReadIndexAsync_ReadAgain_ForgetsEarlierAnswers()
    {
        var journal = await Store.OpenAsync("partner/1");
        await Store.CommitAsync(journal, "a", new IndexWrites().With("k", "v"));
        var reads = new IndexReads();
        reads.Add("k"u8);
        await Store.ReadIndexAsync(reads, Never);
        await Store.CommitAsync(journal, "b", new IndexWrites().Without("k"));
        await Store.ReadIndexAsync(reads, Never);
        Assert.False(reads.Found(0));
    }

    [Fact]
    public async Task Append_KeyWrittenSeveralTimes_TheLastWins()
    {
        var one = await Store.OpenAsync("partner/1");
        var two = await Store.OpenAsync("partner/2");
        await Store.CommitAsync(one, "a", new IndexWrites().With("k", "1").With("k", "2").With("gone", "x").Without("gone"));
        Assert.Equal("2", await Store.LookUpAsync("k"));
        Assert.Null(await Store.LookUpAsync("gone"));
        await Store.CommitAsync(two, "b", new IndexWrites().With("k", "3"));
        Assert.Equal("3", await Store.LookUpAsync("k"));
        await Store.CommitAsync(one, "c", new IndexWrites().Without("k").Without("never"));
        Assert.Null(await Store.LookUpAsync("k"));
    }

    [Fact]
    public async Task ScanIndexAsync_Ascending_PagesThroughThePrefix()
    {
        await PutAsync("a1", "b1", "b2", "b3", "c1");
        Assert.Equal(["b1=b1", "b2=b2"], await Store.ScanAsync("b", max: 2));
        Assert.Equal(["b3=b3"], await Store.ScanAsync("b", after: "b2"));
        Assert.Equal(["b2=b2", "b3=b3"], await Store.ScanAsync("b", after: "b1x"));
        Assert.Equal(["b1=b1", "b2=b2", "b3=b3"], await Store.ScanAsync("b", after: "a"));
        Assert.Empty(await Store.ScanAsync("b", after: "c"));
        Assert.Equal(5, (await Store.ScanAsync("")).Length);
    }

    [Fact]
    public async Task ScanIndexAsync_Descending_PagesFromTheEnd()
    {
        await PutAsync("a1", "b1", "b2", "b3", "c1");
        Assert.Equal(["b3=b3", "b2=b2"], await Store.ScanAsync("b", max: 2, descending: true));
        Assert.Equal(["b1=b1"], await Store.ScanAsync("b", after: "b2", descending: true));
        Assert.Equal(["b3=b3", "b2=b2", "b1=b1"], await Store.ScanAsync("b", after: "c", descending: true));
        Assert.Empty(await Store.ScanAsync("b", after: "a", descending: true));
    }

    [Fact]
    public async Task ScanIndexAsync_KeysOfAnyBytes_SortAsBytes()
    {
        byte[][] keys = [[0], [0, 0], [1, 255], [255], [255, 255], [255, 255, 1]];
        var writes = new IndexWrites();
        foreach (var key in keys.Reverse())
            writes.Put(key, key);
        await Store.CommitAsync(await Store.OpenAsync("partner/1"), "a", writes);
        var ascending = await Store.ScanIndexAsync(default, default, 10, false, Never);
        Assert.Equal(keys, ascending.Select(entry => entry.Key.ToArray()));
        var descending = await Store.ScanIndexAsync(new byte[] { 255, 255 }, default, 10, true, Never);
        Assert.Equal([[255, 255, 1], [255, 255]], descending.Select(entry => entry.Key.ToArray()));
    }

    [Fact]
    public async Task ScanIndexAsync_Reopened_HoldsWhatWasCommitted()
    {
        await PutAsync("a", "b");
        await ReopenAsync();
        Assert.Equal(["a=a", "b=b"], await Store.ScanAsync(""));
    }

    private async Task PutAsync(params string[] keys)
    {
        var writes = new IndexWrites();
        foreach (var key in keys)
            writes.With(key, key);
        await Store.CommitAsync(await Store.OpenAsync("partner/1"), "a", writes);
    }
}
