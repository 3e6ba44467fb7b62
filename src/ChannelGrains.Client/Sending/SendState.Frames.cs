using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Client;

// When to send, and what.
internal sealed partial class SendState
{
    private readonly PriorityQueue<SenderLane, TimeSpan> _waiting = new();
    private bool _hasLingered;

    /// <summary>The next frame to write, or for what to wait. Steps: 1. lanes whose wait is over; 2. credit; 3. with a frame under way, a partial one
    /// lingers once for company, unless somebody waits for it; 4. what there is.</summary>
    /// <param name="now">Time since any fixed moment.</param>
    /// <param name="linger">How long a partial frame waits for company.</param>
    /// <param name="isUrgent">A producer waits for room.</param>
    /// <param name="effects">Gets transactions that no frame can hold.</param>
    public NextFrame Next(TimeSpan now, TimeSpan linger, bool isUrgent, SendEffects effects)
    {
        // 1
        OpenDueLanes(now);
        // 2
        if (_stream is not { HasCredit: true } stream)
        {
            _hasLingered = false;
            return NextFrame.Wait(long.MaxValue, UntilDue(now));
        }
        // 3
        var isPartial = _queue.Transactions > 0 && _queue.Transactions < BatchTransactions;
        if (isPartial && stream.FramesInFlight > 0 && !_marks.IsFlushing && !isUrgent && !_hasLingered && linger > TimeSpan.Zero)
        {
            _hasLingered = true;
            return NextFrame.Wait(BatchTransactions, linger);
        }
        // 4
        _hasLingered = false;
        List<Segment> tooLarge = [];
        var frame = _queue.Take(stream.Limits, _underWay, tooLarge);
        RefuseTooLarge(tooLarge, stream.Limits.MaxBytes, effects);
        if (frame is null)
            return tooLarge.Count > 0 ? NextFrame.Wait(0, TimeSpan.Zero) : NextFrame.Wait(1, UntilDue(now));
        stream.OnFrameSent();
        return NextFrame.Of(frame);
    }

    private void OpenDueLanes(TimeSpan now)
    {
        while (_waiting.TryPeek(out var lane, out var dueAt) && dueAt <= now)
        {
            _waiting.Dequeue();
            if (lane.State == LaneState.Waiting)
                _queue.Open(lane);
        }
    }

    private TimeSpan? UntilDue(TimeSpan now) => _waiting.TryPeek(out _, out var dueAt) ? dueAt - now : null;

    private void RefuseTooLarge(List<Segment> tooLarge, long limit, SendEffects effects)
    {
        foreach (var segment in tooLarge)
        {
            var error = BatchVerdicts.TooLarge(segment.Bytes, limit);
            if (mode == SourceMode.Keyed)
            {
                Refuse(segment, error, effects);
                continue;
            }
            segment.Lane.Return(segment);
            Stop(segment.Lane, error, effects);
        }
    }
}
