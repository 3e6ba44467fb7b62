using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Client;

// When the writing side sends, and when it sleeps. Everything here runs under the lock unless it says otherwise.
public sealed partial class TransactionSender
{
    // Value of _wakeAt while the writing side is not asleep, so that nobody needs to wake it.
    private const long Awake = long.MinValue;

    private readonly PriorityQueue<SenderLane, long> _waiting = new();
    private TaskCompletionSource _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _wakeAt = Awake;
    private bool _hasLingered;

    private bool IsFlushing => _marks.Count > 1;

    /// <summary>The next frame to write; null when <paramref name="wake"/> has to be awaited first.</summary>
    private TransactionFrame? TakeFrame(OpenStream stream, List<Segment> tooLarge, out Task wake)
    {
        OpenDueLanes();
        wake = Task.CompletedTask;
        if (!stream.HasCredit)
        {
            _hasLingered = false;
            wake = SleepUntil(long.MaxValue);
            return null;
        }

        // Steps: with a frame under way, let a partial one linger once; else take what there is.
        var enough = _batchTransactions;
        if (_queue.Transactions > 0 && _queue.Transactions < enough && stream.FramesInFlight > 0 && !IsFlushing && _room is null
            && !_hasLingered && _options.Linger > TimeSpan.Zero)
        {
            _hasLingered = true;
            _timer.Change(_options.Linger, Timeout.InfiniteTimeSpan);
            wake = SleepUntil(enough);
            return null;
        }

        _hasLingered = false;
        var frame = _queue.Take(stream.Limits, _underWay, tooLarge);
        if (frame is not null)
        {
            stream.OnFrameSent();
        }
        else if (tooLarge.Count == 0)
        {
            wake = SleepUntil(1);
        }

        return frame;
    }

    /// <summary>Arms the wake-up by producers at a number of sendable transactions; timers and results wake as well.</summary>
    private Task SleepUntil(long transactions)
    {
        _wakeAt = transactions;
        if (_wake.Task.IsCompleted)
        {
            _wake = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        if (_waiting.TryPeek(out _, out var dueAt) && !_hasLingered)
        {
            var clock = _options.TimeProvider;
            var due = clock.GetElapsedTime(clock.GetTimestamp(), dueAt);
            _timer.Change(due > TimeSpan.Zero ? due : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }

        return _wake.Task;
    }

    private void WakeIfEnough()
    {
        if (_queue.Transactions >= _wakeAt)
        {
            Wake();
        }
    }

    private void Wake()
    {
        if (_wakeAt != Awake)
        {
            _wakeAt = Awake;
            _wake.TrySetResult();
        }
    }

    /// <summary>Takes the lock itself.</summary>
    private void WakeFromTimer()
    {
        lock (_gate)
        {
            Wake();
        }
    }

    private void WaitForRetry(SenderLane lane, TimeSpan delay)
    {
        var clock = _options.TimeProvider;
        lane.DueAt = clock.GetTimestamp() + (long)(delay.TotalSeconds * clock.TimestampFrequency);
        _queue.Close(lane, LaneState.Waiting);
        _waiting.Enqueue(lane, lane.DueAt);
        Wake();
    }

    private void OpenDueLanes()
    {
        var now = _options.TimeProvider.GetTimestamp();
        while (_waiting.TryPeek(out var lane, out var dueAt) && dueAt <= now)
        {
            _waiting.Dequeue();
            if (lane.State == LaneState.Waiting)
            {
                _queue.Open(lane);
            }
        }
    }
}
