using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Client;

// What results do to lanes and counters.
internal sealed partial class SendState
{
    public void Apply(StreamResults results, TimeSpan now, SendEffects effects)
    {
        _stream?.OnResults(results);
        foreach (var result in results.Results)
        {
            if (!_underWay.Remove(result.BatchId, out var segment))
            {
                effects.UnknownBatch(result.BatchId);
                continue;
            }
            segment.Lane.SetAnswered(segment);
            if (result.Error is null)
                Accept(segment, result, effects);
            else
                Reject(segment, ServerError.From(result.Error), effects);
            FinishDraining(segment.Lane, now);
        }
    }

    private void Accept(Segment segment, BatchResult result, SendEffects effects)
    {
        var isResent = segment.Attempts > 1;
        segment.Lane.Failures = 0;
        _counters.Accepted += result.Accepted;
        _counters.Duplicates += result.Duplicates;
        _counters.DuplicatesAfterResend += isResent ? result.Duplicates : 0;
        _counters.Quarantined += result.Items.Count;
        segment.End("applied");
        Release(segment, effects);
        effects.Add(new Acknowledged(segment.Lane.PartnerId, result.Accepted, result.Duplicates, result.CommittedSequence, isResent));
        foreach (var item in result.Items)
            effects.Add(new Quarantined(segment.Lane.PartnerId, segment.Batch.Transactions[item.Index], item.Reason));
    }

    private void Reject(Segment segment, ServerError error, SendEffects effects)
    {
        var lane = segment.Lane;
        if (lane.State == LaneState.Stopped)
        {
            Refuse(segment, error, effects);
            return;
        }
        switch (BatchVerdicts.Of(error, mode, segment.Attempts))
        {
            case BatchVerdict.Rewind when BatchVerdicts.ExpectedSequence(error) is { } expected
                && expected < Math.Min(lane.LowestSequence, lane.SequenceOf(segment)):
                lane.Return(segment);
                Stop(lane, BatchVerdicts.Gap(expected, lane.LowestSequence), effects);
                break;
            case BatchVerdict.Rewind or BatchVerdict.Retry:
                effects.SentAgain(lane.PartnerId, error);
                lane.Return(segment);
                lane.AskedDelay = error.RetryDelay > lane.AskedDelay || lane.AskedDelay is null ? error.RetryDelay : lane.AskedDelay;
                _queue.Close(lane, LaneState.Draining);
                break;
            case BatchVerdict.Refuse when mode == SourceMode.Sequenced:
                lane.Return(segment);
                Stop(lane, error, effects);
                break;
            default:
                Refuse(segment, error, effects);
                break;
        }
    }

    /// <summary>Once nothing of a draining lane is under way, it goes back to what it holds, after a wait.</summary>
    private void FinishDraining(SenderLane lane, TimeSpan now)
    {
        if (lane.State != LaneState.Draining || lane.UnderWayCount > 0)
            return;
        lane.Failures++;
        var delay = backoff.Delay(lane.Failures, lane.AskedDelay);
        _queue.Rewind(lane);
        _queue.Close(lane, LaneState.Waiting);
        _waiting.Enqueue(lane, now + delay);
    }

    private void Stop(SenderLane lane, ServerError error, SendEffects effects)
    {
        effects.Add(new LaneStopped(lane.PartnerId, error));
        RefuseAll(lane, error, effects);
    }

    /// <summary>Stops the lane and gives back what it holds and what is not under way.</summary>
    private void RefuseAll(SenderLane lane, ServerError error, SendEffects effects)
    {
        _queue.Close(lane, LaneState.Stopped);
        lane.StoppedBy = error;
        foreach (var segment in lane.TakeAllUnsent())
            Refuse(segment, error, effects);
    }

    private void Refuse(Segment segment, ServerError error, SendEffects effects)
    {
        segment.End(error.Reason.Length > 0 ? error.Reason : error.Code.ToString());
        _counters.Refused += segment.Count;
        Release(segment, effects);
        effects.Add(new Refused(segment.Lane.PartnerId, segment.Batch.Transactions, error));
    }

    private void Release(Segment segment, SendEffects effects)
    {
        _counters.Held -= segment.Count;
        _counters.HeldBytes -= segment.Bytes;
        effects.Resolve(segment);
    }
}
