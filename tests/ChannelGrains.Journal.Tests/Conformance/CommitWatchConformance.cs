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

    [Fact]
    public async Task WhenCommitted_TicketOfAnotherStore_IsUnknownHoweverFarThisOneIs()
    {
        await FillAsync("partner/1", 3);
        var own = Store.Append(await Store.OpenAsync("partner/1"), 3, "4".Utf8(), null).Ticket;
        Assert.Equal((Store.StoreNumber, CommitOutcome.Committed), (own.Store, await Store.WhenCommitted(own, Never)));
        foreach (var foreign in new[] { own with { Store = own.Store ^ 1 }, own with { Store = 0 }, new CommitTicket(own.Store ^ 1, 0, 0) })
        {
            Assert.False(Store.IsCommitted(foreign));
            Assert.Equal(CommitOutcome.Unknown, await Store.WhenCommitted(foreign, Never));
        }
    }

    [Fact]
    public async Task WhenCommitted_TicketOfBeforeTheReopening_IsUnknown()
    {
        var journal = await Store.OpenAsync("partner/1");
        var ticket = Store.Append(journal, 0, "a".Utf8(), null).Ticket;
        await Store.WhenCommitted(ticket, Never);
        await ReopenAsync();
        Assert.False(Store.IsCommitted(ticket));
        Assert.Equal(CommitOutcome.Unknown, await Store.WhenCommitted(ticket, Never));
    }
}
