namespace ChannelGrains.Journal.Tests.Conformance;

/// <summary>What every <see cref="ICommitWatch"/> has to do.</summary>
public abstract class CommitWatchConformance(IStoreHarness harness) : StoreConformance(harness)
{
    [Fact]
    public void Incarnation_NewStore_IsAtLeastOne() => Assert.True(Store.Incarnation >= 1);

    [Fact]
    public async Task WhenCommitted_DefaultTicket_IsCommitted()
    {
        Assert.True(Store.IsCommitted(default));
        var outcome = Store.WhenCommitted(default, Never);
        Assert.True(outcome.IsCompletedSuccessfully);
        Assert.Equal(CommitOutcome.Committed, await outcome);
    }
}
