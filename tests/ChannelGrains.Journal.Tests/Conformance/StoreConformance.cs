namespace ChannelGrains.Journal.Tests.Conformance;

/// <summary>Opens the store whose part a suite tests. Each store derives a fixture from each suite, with a harness of its own.</summary>
public abstract class StoreConformance(IStoreHarness harness) : IAsyncLifetime
{
    protected static readonly CancellationToken Never = CancellationToken.None;

    private IJournalStore? _store;

    protected IJournalStore Store => _store!;

    public async ValueTask InitializeAsync() => _store = await harness.OpenStoreAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await harness.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        _store = await harness.OpenStoreAsync();
    }

    protected async Task<JournalRef> FillAsync(string name, int records)
    {
        var journal = await Store.OpenAsync(name);
        var last = default(CommitTicket);
        for (var version = 0; version < records; version++)
            last = Store.Append(journal, version, $"{version + 1}".Utf8(), null).Ticket;
        await Store.WhenCommitted(last, Never);
        return journal;
    }
}
