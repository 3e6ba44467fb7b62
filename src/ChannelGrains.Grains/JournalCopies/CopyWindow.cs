using ChannelGrains.Journal;

namespace ChannelGrains.Grains.JournalCopies;

/// <summary>Records on their way to durability, of any number of journals; the snapshots of these follow them.</summary>
internal sealed class CopyWindow(IJournalStore source, IJournalStore destination)
{
    private const int Bytes = 8 << 20, Journals = 1_024;

    private readonly List<(JournalRef From, JournalRef To)> _journals = [];
    private CommitTicket? _last;
    private long _bytes;

    public async Task AppendAsync(JournalRef to, JournalRecord record, CancellationToken cancellationToken)
    {
        if (_bytes > Bytes)
            await CommittedAsync(cancellationToken);
        var result = destination.Append(to, record.Version - 1, record.Payload.Span, null);
        if (result.Status != AppendStatus.Queued)
            throw new InvalidOperationException($"Record {record.Version} of {to.Name} was not taken: {result.Status}. Run the command again: it goes on.");
        (_last, _bytes) = (result.Ticket, _bytes + record.Payload.Length);
    }

    /// <summary>All records of a journal were appended.</summary>
    public async Task EndAsync(JournalRef from, JournalRef to, CancellationToken cancellationToken)
    {
        _journals.Add((from, to));
        if (_journals.Count == Journals)
            await FlushAsync(cancellationToken);
    }

    /// <summary>Waits until all records are durable, and brings the snapshots of their journals.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await CommittedAsync(cancellationToken);
        foreach (var (from, to) in _journals)
            if (await source.ReadSnapshotAsync(from, cancellationToken) is { } snapshot)
                await destination.WriteSnapshotAsync(to, snapshot, cancellationToken);
        _journals.Clear();
    }

    private async Task CommittedAsync(CancellationToken cancellationToken)
    {
        if (_last is { } last && await destination.WhenCommitted(last, cancellationToken) != CommitOutcome.Committed)
            throw new InvalidOperationException("Records were lost: somebody else writes to the store that is copied into. Stop it, and run the command again: it goes on.");
        (_last, _bytes) = (null, 0);
    }
}
