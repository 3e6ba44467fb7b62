using RocksDbSharp;

namespace ChannelGrains.Journal.Embedded;

internal sealed partial class CommitPipeline
{
    // The database itself looks every five seconds whether there is space again, and then writes what it could not.
    private static readonly TimeSpan IndexRecovery = TimeSpan.FromSeconds(60);

    private readonly ManualResetEventSlim _closing = new();

    // One more file must fit as well, so that the space runs out while appends can still be refused one by one.
    private bool HasSpace => _parts.FreeBytes() >= _parts.Options.ReserveBytes + _parts.Options.SegmentBytes;

    private void CheckSpace() => _queue.SetFull(!HasSpace);

    private void GiveUp(DiskFullException full)
    {
        _handoff.WaitUntilIdle();
        var lost = _queue.Lose(_parts.Writer.LastFile);
        _parts.Instruments.OnLost(lost);
        LogDiskFull(lost, _queue.Generation, full);
    }

    /// <summary>Waits while there is no space for the index: what it writes is durable in the log, and can be neither lost nor refused any more.</summary>
    /// <param name="write">Goes on where it failed.</param>
    private void WriteIndex(Action write)
    {
        var (isFull, hadNoSpaceAt) = (false, _parts.Time.GetTimestamp());
        while (true)
            try
            {
                write();
                return;
            }
            catch (RocksDbException exception) when (DiskErrors.IsFull(exception) && !_closing.IsSet)
            {
                if (!isFull)
                    LogIndexWaits(exception);
                isFull = true;
                _queue.SetFull(true);
                if (!HasSpace)
                    hadNoSpaceAt = _parts.Time.GetTimestamp();
                else if (_parts.Time.GetElapsedTime(hadNoSpaceAt) > IndexRecovery)
                    throw;
                _closing.Wait(PokeEvery);
            }
    }

    private void Complete()
    {
        try
        {
            _parts.Checkpoints.Complete(_applied);
        }
        catch (RocksDbException exception) when (DiskErrors.IsFull(exception))
        {
            LogNotCompleted(exception);
        }
    }
}
