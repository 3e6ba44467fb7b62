using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Crash.Tests.Journals;

/// <summary>The journal port where who states a level of risk waits a moment for another who is about to: both then know the same, and one comes second.</summary>
internal sealed class MeetingStore(IJournalStore store) : PassingStore(store)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private TaskCompletionSource? _waits;

    public override AppendResult Append(JournalRef journal, long expectedVersion, ReadOnlySpan<byte> payload, IndexWrites? index)
    {
        if (journal.Name.Value.StartsWith("partner/", StringComparison.Ordinal) && Fact.Parser.ParseFrom(payload).Risk?.LevelChanged is not null)
            Meet();
        return base.Append(journal, expectedVersion, payload, index);
    }

    /// <summary>Ends when another is here too, or nobody comes.</summary>
    private void Meet()
    {
        TaskCompletionSource meeting;
        lock (_gate)
        {
            if (_waits is { } other)
            {
                _waits = null;
                other.SetResult();
                return;
            }
            _waits = meeting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        meeting.Task.Wait(Patience);
        lock (_gate)
            if (_waits == meeting)
                _waits = null;
    }
}
