using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Client;

// What results do to lanes and counters. Everything here but Publish runs under the lock.
public sealed partial class TransactionSender
{
    private void ApplyResults(StreamResults results, OpenStream stream, Outcomes outcomes)
    {
        stream.OnResults(results);
        foreach (var result in results.Results)
        {
            if (!_underWay.Remove(result.BatchId, out var segment))
            {
                LogUnknownBatch(result.BatchId);
                continue;
            }

            segment.Lane.SetAnswered(segment);
            if (result.Error is null)
            {
                Accept(segment, result, outcomes);
            }
            else
            {
                Reject(segment, ServerError.From(result.Error), outcomes);
            }

            FinishDraining(segment.Lane);
        }

        GiveRoom();
        Wake();
    }

    private void Accept(Segment segment, BatchResult result, Outcomes outcomes)
    {
        var resent = segment.Attempts > 1;
        segment.Lane.Failures = 0;
        _counters.Accepted += result.Accepted;
        _counters.Duplicates += result.Duplicates;
        _counters.DuplicatesAfterResend += resent ? result.Duplicates : 0;
        _counters.Quarantined += result.Items.Count;
        Resolve(segment, outcomes);
        outcomes.Add(new Acknowledged(segment.Lane.PartnerId, result.Accepted, result.Duplicates, result.CommittedSequence, resent));
        foreach (var item in result.Items)
        {
            outcomes.Add(new Quarantined(segment.Lane.PartnerId, segment.Batch.Transactions[item.Index], item.Reason));
        }
    }

    private void Reject(Segment segment, ServerError error, Outcomes outcomes)
    {
        var lane = segment.Lane;
        if (lane.State == LaneState.Stopped)
        {
            Refuse(segment, error, outcomes);
            return;
        }

        switch (BatchVerdicts.Of(error, _options.Mode, segment.Attempts))
        {
            case BatchVerdict.Rewind when BatchVerdicts.ExpectedSequence(error) is { } expected
                && expected < Math.Min(lane.LowestSequence, lane.SequenceOf(segment)):
                lane.Return(segment);
                Stop(lane, BatchVerdicts.Gap(expected, lane.LowestSequence), outcomes);
                break;
            case BatchVerdict.Rewind or BatchVerdict.Retry:
                LogBatchAgain(lane.PartnerId, error.ToString());
                lane.Return(segment);
                lane.AskedDelay = error.RetryDelay > lane.AskedDelay || lane.AskedDelay is null ? error.RetryDelay : lane.AskedDelay;
                _queue.Close(lane, LaneState.Draining);
                break;
            case BatchVerdict.Refuse when _options.Mode == SourceMode.Sequenced:
                lane.Return(segment);
                Stop(lane, error, outcomes);
                break;
            default:
                Refuse(segment, error, outcomes);
                break;
        }
    }

    /// <summary>Once nothing of a draining lane is under way, it goes back to what it holds, after a wait.</summary>
    private void FinishDraining(SenderLane lane)
    {
        if (lane.State != LaneState.Draining || lane.UnderWayCount > 0)
        {
            return;
        }

        lane.Failures++;
        var delay = _backoff.Delay(lane.Failures, lane.AskedDelay);
        _queue.Rewind(lane);
        WaitForRetry(lane, delay);
    }

    private void Stop(SenderLane lane, ServerError error, Outcomes outcomes)
    {
        LogLaneStopped(lane.PartnerId, error.ToString());
        outcomes.Add(new LaneStopped(lane.PartnerId, error));
        RefuseAll(lane, error, outcomes);
    }

    /// <summary>Stops the lane and gives back what it holds and what is not under way.</summary>
    private void RefuseAll(SenderLane lane, ServerError error, Outcomes outcomes)
    {
        _queue.Close(lane, LaneState.Stopped);
        lane.StoppedBy = error;
        foreach (var segment in lane.TakeAllUnsent())
        {
            Refuse(segment, error, outcomes);
        }

        GiveRoom();
    }

    private void RefuseTooLarge(List<Segment> tooLarge, long limit, Outcomes outcomes)
    {
        foreach (var segment in tooLarge)
        {
            var error = BatchVerdicts.TooLarge(segment.Bytes, limit);
            if (_options.Mode == SourceMode.Sequenced)
            {
                segment.Lane.Return(segment);
                Stop(segment.Lane, error, outcomes);
            }
            else
            {
                Refuse(segment, error, outcomes);
            }
        }

        if (tooLarge.Count > 0)
        {
            tooLarge.Clear();
            GiveRoom();
        }
    }

    private void Refuse(Segment segment, ServerError error, Outcomes outcomes)
    {
        _counters.Refused += segment.Count;
        Resolve(segment, outcomes);
        outcomes.Add(new Refused(segment.Lane.PartnerId, segment.Batch.Transactions, error));
    }

    private void Resolve(Segment segment, Outcomes outcomes)
    {
        _counters.Held -= segment.Count;
        _counters.HeldBytes -= segment.Bytes;
        outcomes.Resolve(segment);
    }

    private void CompleteMarks()
    {
        while (_marks.Peek() is { Unresolved: 0, Flushed: { } flushed })
        {
            _marks.Dequeue();
            flushed.TrySetResult();
        }
    }

    /// <summary>Lets waiting producers go on once a quarter of the window is free, so that they do not wake for every result.</summary>
    private void GiveRoom()
    {
        if (_room is not null && (_counters.HeldBytes <= _options.WindowBytes - (_options.WindowBytes / 4) || _counters.Held == 0))
        {
            _room.TrySetResult();
            _room = null;
        }
    }

    /// <summary>Outside the lock.</summary>
    private void Publish(Outcomes outcomes)
    {
        if (outcomes.IsEmpty)
        {
            return;
        }

        if (_options.OnOutcome is { } listener)
        {
            Tell(listener, outcomes);
        }

        lock (_gate)
        {
            foreach (var segment in outcomes.Resolved)
            {
                segment.Mark.Unresolved -= segment.Count;
            }

            CompleteMarks();
        }
    }

    private void Tell(Action<SenderOutcome> listener, Outcomes outcomes)
    {
        lock (_outcomeGate)
        {
            foreach (var outcome in outcomes.Items)
            {
                try
                {
                    listener(outcome);
                }
                catch (Exception e)
                {
                    LogListenerFault(e);
                }
            }
        }
    }
}
