namespace ChannelGrains.Journal.Tests.Conformance;

/// <summary>What every <see cref="IJournalAdministration"/> has to do.</summary>
public abstract class AdministrationConformance(IStoreHarness harness) : StoreConformance(harness)
{
    [Fact]
    public void CanWrite_Opened_IsTrue() => Assert.True(Store.CanWrite);

    [Fact]
    public async Task CanWrite_Disposed_IsFalse()
    {
        await Store.DisposeAsync();
        Assert.False(Store.CanWrite);
    }

    [Fact]
    public async Task VerifyAsync_Committed_CountsTheRecords()
    {
        await FillAsync("partner/1", 3);
        await FillAsync("partner/2", 2);
        var report = await Store.VerifyAsync(Never);
        Assert.True(report.IsSound);
        Assert.Equal((2L, 5L), (report.Journals, report.Records));
    }
}
