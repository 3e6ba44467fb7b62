using ChannelGrains.Journal.Tests.Embedded;

namespace ChannelGrains.Journal.Tests;

public sealed class TicketStoresTests : IAsyncDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly JournalHarness _one = new();
    private readonly JournalHarness _two = new();

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
    }

    [Fact]
    public async Task WhenCommitted_TicketsOfTwoStores_AreAskedOfTheirs()
    {
        var (one, two) = (await _one.OpenStoreAsync(), await _two.OpenStoreAsync());
        var both = new TicketStores([one, two]);
        foreach (var store in new[] { one, two })
        {
            var ticket = store.Append(await store.OpenAsync("partner/1"), 0, "a".Utf8(), null).Ticket;
            Assert.Equal(CommitOutcome.Committed, await both.WhenCommitted(ticket, Never));
            Assert.True(both.IsCommitted(ticket));
        }
    }

    [Fact]
    public async Task WhenCommitted_StoreThatIsNotHere_IsUnknownThoughItCommitted()
    {
        var (here, gone) = (await _one.OpenStoreAsync(), await _two.OpenStoreAsync());
        await here.CommitAsync(await here.OpenAsync("partner/1"), "a");
        var ticket = gone.Append(await gone.OpenAsync("partner/1"), 0, "a".Utf8(), null).Ticket;
        Assert.Equal(CommitOutcome.Committed, await gone.WhenCommitted(ticket, Never));
        var stores = new TicketStores([here]);
        Assert.False(stores.IsCommitted(ticket));
        Assert.Equal(CommitOutcome.Unknown, await stores.WhenCommitted(ticket, Never));
    }

    [Fact]
    public async Task WhenCommitted_DefaultTicket_IsCommitted()
    {
        var stores = new TicketStores([await _one.OpenStoreAsync()]);
        Assert.True(stores.IsCommitted(default));
        Assert.Equal(CommitOutcome.Committed, await stores.WhenCommitted(default, Never));
    }
}
