using System.Text;

namespace ChannelGrains.Journal.Tests.Conformance;

/// <summary>What every <see cref="IJournalRows"/> has to do.</summary>
public abstract class RowsConformance(IStoreHarness harness) : StoreConformance(harness)
{
    [Fact]
    public async Task WriteRowsAsync_Reopened_AreRead()
    {
        await Store.WriteRowsAsync(new IndexWrites().With("a", "1").With("b", "2").With("b", "3").With("gone", "x").Without("gone"), Never);
        Assert.Equal(("1", "3", null), (await RowAsync("a"), await RowAsync("b"), await RowAsync("gone")));
        await ReopenAsync();
        Assert.Equal(("1", "3", null), (await RowAsync("a"), await RowAsync("b"), await RowAsync("gone")));
    }

    [Fact]
    public async Task WriteRowsAsync_SameKeyAsAnIndexEntry_LeavesItAlone()
    {
        var journal = await Store.OpenAsync("partner/1");
        await Store.CommitAsync(journal, "a", new IndexWrites().With("k", "index"));
        await Store.WriteRowsAsync(new IndexWrites().With("k", "row"), Never);
        Assert.Equal(("index", "row"), (await Store.LookUpAsync("k"), await RowAsync("k")));
        await Store.WriteRowsAsync(new IndexWrites().Without("k"), Never);
        Assert.Equal(("index", null), (await Store.LookUpAsync("k"), await RowAsync("k")));
    }

    [Fact]
    public async Task ScanRowsAsync_Paged_IsInOrderAndBelowThePrefix()
    {
        await Store.WriteRowsAsync(new IndexWrites().With("b2", "2").With("a", "0").With("b1", "1").With("b3", "3").With("c", "4"), Never);
        Assert.Equal(["b1=1", "b2=2"], await ScanRowsAsync("b", "", 2));
        Assert.Equal(["b3=3"], await ScanRowsAsync("b", "b2", 2));
        Assert.Empty(await ScanRowsAsync("b", "b3", 2));
    }

    private async Task<string?> RowAsync(string key) =>
        await Store.ReadRowAsync(Encoding.UTF8.GetBytes(key), Never) is { } value ? Encoding.UTF8.GetString(value) : null;

    private async Task<string[]> ScanRowsAsync(string prefix, string after, int max) =>
        (await Store.ScanRowsAsync(Encoding.UTF8.GetBytes(prefix), Encoding.UTF8.GetBytes(after), max, Never))
        .Select(row => $"{row.Key.Text()}={row.Value.Text()}").ToArray();
}
