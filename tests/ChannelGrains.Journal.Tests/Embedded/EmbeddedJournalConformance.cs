using ChannelGrains.Journal.Tests.Conformance;

namespace ChannelGrains.Journal.Tests.Embedded;

public sealed class EmbeddedJournalConformance : JournalConformance
{
    private readonly JournalHarness _harness = new();

    protected override async Task<IJournalStore> OpenStoreAsync() => await _harness.OpenAsync();

    protected override ValueTask CleanUpAsync() => _harness.DisposeAsync();
}
