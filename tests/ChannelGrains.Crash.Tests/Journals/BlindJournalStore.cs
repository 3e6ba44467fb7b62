using ChannelGrains.Journal;

namespace ChannelGrains.Crash.Tests.Journals;

/// <summary>The journal port with the version check switched off: whoever appends, appends at the end. That is what a table without a unique
/// (journal, version) would do.</summary>
internal sealed class BlindJournalStore(IJournalStore store) : PassingStore(store)
{
    public override AppendResult Append(JournalRef journal, long expectedVersion, ReadOnlySpan<byte> payload, IndexWrites? index) =>
        base.Append(journal, journal.Version, payload, index);
}
