using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Journal.Embedded;

/// <summary>
/// The two threads behind the queue. The first writes and syncs whatever gathered while it was busy; the second applies it to the index, lets the
/// watermark pass, and keeps checkpoints. The index therefore never knows what the log could lose.
/// </summary>
internal sealed partial class CommitPipeline : IDisposable
{
    private static readonly TimeSpan PokeEvery = TimeSpan.FromSeconds(1);

    private readonly Handoff _handoff = new();
    private readonly PipelineParts _parts;
    private readonly GroupQueue _queue;
    private readonly ILogger _log;
    private readonly Thread _writing;
    private readonly Thread _applying;
    private readonly ITimer _poke;
    private Checkpoint _applied;
    private long _committedPosition;
    private int _hasFailed;

    public CommitPipeline(GroupQueue queue, PipelineParts parts, Checkpoint applied, ILogger log)
    {
        (_queue, _parts, _applied, _log) = (queue, parts, applied, log);
        _committedPosition = applied.Cursor.Position;
        CheckSpace();
        _writing = new Thread(WriteAll) { IsBackground = true, Name = "journal-write" };
        _applying = new Thread(ApplyAll) { IsBackground = true, Name = "journal-apply" };
        _poke = parts.Time.CreateTimer(_ => queue.Poke(), null, PokeEvery, PokeEvery);
        _writing.Start();
        _applying.Start();
    }

    public bool HasFailed => Volatile.Read(ref _hasFailed) != 0;

    /// <summary>The end of the committed part of the log, which is safe to read.</summary>
    public long CommittedPosition => Volatile.Read(ref _committedPosition);

    /// <summary>Writes and applies what is queued, and makes the next open short.</summary>
    public void Dispose()
    {
        _poke.Dispose();
        _closing.Set();
        _queue.Close();
        _writing.Join();
        _handoff.WaitUntilIdle();
        _handoff.Close();
        _applying.Join();
        if (!HasFailed)
            Complete();
    }

    private void WriteAll()
    {
        try
        {
            var checkedAt = _parts.Time.GetTimestamp();
            for (var batch = new List<CommitGroup>(); _queue.Take(batch); batch = [])
            {
                if (batch.Count > 0)
                    Write(batch);
                if (batch.Count > 0 && _parts.Time.GetElapsedTime(checkedAt) < PokeEvery)
                    continue;
                CheckSpace();
                checkedAt = _parts.Time.GetTimestamp();
            }
        }
        catch (Exception exception)
        {
            _queue.Close();
            _handoff.WaitUntilIdle();
            Fail(exception);
        }
    }

    private void Write(List<CommitGroup> batch)
    {
        if (_parts.Options.CommitDelay > TimeSpan.Zero)
            _closing.Wait(_parts.Options.CommitDelay);
        using var activity = StartCommit(batch);
        var started = _parts.Time.GetTimestamp();
        var written = 0;
        DiskFullException? full = null;
        try
        {
            for (; written < batch.Count; written++)
                _parts.Writer.Write(batch[written]);
        }
        catch (DiskFullException exception)
        {
            full = exception;
            _parts.Writer.Abandon();
        }
        _parts.Writer.Sync();
        _parts.Instruments.OnSynced(_parts.Time.GetElapsedTime(started));
        activity?.SetTag("channelgrains.groups", written);
        if (written > 0 && !_handoff.Put(new SyncedBatch(batch.GetRange(0, written), _parts.Writer.Cursor)))
            return;
        if (full is not null)
            GiveUp(full);
    }

    private static Activity? StartCommit(List<CommitGroup> batch)
    {
        if (!JournalInstruments.Activities.HasListeners())
            return null;
        var spans = new SharedSpan();
        foreach (var group in batch)
            spans.Serve(group.Spans);
        return spans.Start(JournalInstruments.Activities, "journal.commit");
    }

    private void ApplyAll()
    {
        try
        {
            while (_handoff.Take(out var batch))
                Apply(batch);
        }
        catch (Exception exception)
        {
            _handoff.Close();
            Fail(exception);
        }
    }

    private void Apply(SyncedBatch batch)
    {
        var started = _parts.Time.GetTimestamp();
        var (records, bytes) = (0, 0L);
        foreach (var group in batch.Groups)
            _parts.Applier.Add(group.Body, group.Position + FrameHeader.Size, group.Refs);
        WriteIndex(() => _parts.Applier.Write(batch.Cursor.Position));
        foreach (var group in batch.Groups)
        {
            Publish(group);
            (records, bytes) = (records + group.RecordCount, bytes + group.Length);
        }
        // Before anybody hears of the commit: a backup that is asked for then holds it.
        Volatile.Write(ref _committedPosition, batch.Cursor.Position);
        _queue.Commit(batch.Groups);
        _parts.Instruments.OnCommitted(records, bytes, _parts.Time.GetElapsedTime(started));
        _applied = _applied with { Cursor = batch.Cursor };
        WriteIndex(() => _parts.Checkpoints.Advance(_applied));
    }

    private void Publish(CommitGroup group)
    {
        var body = group.Body;
        var position = group.Position + FrameHeader.Size;
        foreach (var journal in group.Refs)
        {
            RecordView.TryRead(body, out var record);
            journal.SetDurable(record.Version, position);
            _parts.Checkpoints.MarkDirty(journal);
            _applied = _applied with { LastJournal = Math.Max(_applied.LastJournal, record.Journal) };
            body = body[record.Length..];
            position += record.Length;
        }
    }

    private void Fail(Exception error)
    {
        if (Interlocked.Exchange(ref _hasFailed, 1) != 0)
            return;
        if (IndexDamage.IsDamage(error))
            _parts.Damage.OnFound(error.Message);
        var lost = _queue.Poison();
        _parts.Instruments.OnLost(lost);
        LogFailed(lost, error);
        _parts.OnFatal(error);
    }
}
