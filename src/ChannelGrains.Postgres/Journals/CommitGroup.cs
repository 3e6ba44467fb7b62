using ChannelGrains.Journal;

namespace ChannelGrains.Postgres.Journals;

/// <summary>What is committed together.</summary>
internal sealed class CommitGroup(long number, long firstTicket)
{
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Number { get; } = number;

    /// <summary>Tickets from this one on, up to that of the next group, are of this one.</summary>
    public long FirstTicket { get; } = firstTicket;

    public List<QueuedRecord> Records { get; } = [];

    /// <summary>The spans that its records were appended in.</summary>
    public SharedSpan Spans { get; } = new();

    public long Bytes { get; private set; }

    /// <summary>Completes when the outcome of each of its tickets is known.</summary>
    public Task Settled => _settled.Task;

    public void Add(QueuedRecord record)
    {
        Records.Add(record);
        Bytes += record.Bytes;
    }

    /// <summary>Takes out what can no longer be committed.</summary>
    public long RemoveAll(Predicate<QueuedRecord> match)
    {
        var before = Bytes;
        Bytes -= Records.Where(record => match(record)).Sum(record => record.Bytes);
        Records.RemoveAll(match);
        return before - Bytes;
    }

    public void Settle() => _settled.TrySetResult();
}
