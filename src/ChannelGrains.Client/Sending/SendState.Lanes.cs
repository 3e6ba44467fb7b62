using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Client;

// Where SEQUENCED lanes start, and where they stand after the server lost something.
internal sealed partial class SendState
{
    private long _incarnation;

    /// <summary>Starts a lane at a known place; a stopped one is replaced.</summary>
    /// <exception cref="InvalidOperationException">The lane holds transactions.</exception>
    public void StartLane(string partnerId, LanePosition position)
    {
        if (_lanes.TryGetValue(partnerId, out var old))
        {
            if (old.State != LaneState.Stopped && !old.HoldsNothing)
                throw new InvalidOperationException($"The lane of {partnerId} holds transactions: flush before starting it again.");
            _queue.Close(old, LaneState.Stopped);
        }
        var lane = new SenderLane(partnerId);
        lane.StartAt(position.Epoch, position.NextSequence);
        _lanes[partnerId] = lane;
        _queue.Open(lane);
    }

    /// <summary>The server has said where a lane stands. One that was never used starts there; one that lacks more than the sender holds stops.</summary>
    public void Settle(SenderLane lane, Lane found, SendEffects effects)
    {
        if (lane.State != LaneState.Resolving)
            return;
        if (lane.Epoch == 0)
            lane.StartAt(Math.Max(1, found.Epoch), found.CommittedSequence + 1);
        else if (found.Epoch <= lane.Epoch && found.CommittedSequence + 1 < lane.LowestSequence)
        {
            Stop(lane, BatchVerdicts.Gap(found.CommittedSequence + 1, lane.LowestSequence), effects);
            return;
        }
        _queue.Open(lane);
    }

    /// <summary>The server has refused to say where a lane stands.</summary>
    public void RefuseLane(SenderLane lane, ServerError error, SendEffects effects)
    {
        if (lane.State == LaneState.Resolving)
            Stop(lane, error, effects);
    }

    /// <summary>A higher incarnation means that the server was restored from a backup and may lack acknowledged numbers: its lanes are to be read
    /// again.</summary>
    private void CheckIncarnation(long incarnation, SendEffects effects)
    {
        var rose = _incarnation != 0 && incarnation > _incarnation;
        _incarnation = Math.Max(_incarnation, incarnation);
        if (!rose || mode != SourceMode.Sequenced)
            return;
        effects.IncarnationRose(incarnation);
        foreach (var lane in _lanes.Values.Where(lane => lane.State is LaneState.Open or LaneState.Waiting))
        {
            _queue.Close(lane, LaneState.Resolving);
            effects.LookUp(lane);
        }
    }
}
