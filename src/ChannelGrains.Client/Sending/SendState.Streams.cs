using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Client;

// The stream that is open, if one is.
internal sealed partial class SendState
{
    public bool IsGoingAway => _stream is not { IsGoingAway: false };

    public void OnOpened(OpenStream stream, long incarnation, SendEffects effects)
    {
        _stream = stream;
        _counters.Streams++;
        _frameTransactions = stream.Limits.MaxTransactions;
        CheckIncarnation(incarnation, effects);
    }

    public void OnGoAway(StreamGoAway goAway) => _stream?.OnGoAway(goAway);

    /// <summary>The stream is gone: what was under way on it is sent again, or given back when its lane has stopped.</summary>
    public void OnEnded(SendEffects effects)
    {
        _stream = null;
        foreach (var lane in _underWay.Values.OrderBy(segment => segment.Offset).Select(segment => segment.Lane).Distinct().ToList())
        {
            _queue.Rewind(lane);
            if (lane.State == LaneState.Stopped)
                RefuseAll(lane, lane.StoppedBy!, effects);
            else if (lane.State == LaneState.Draining)
                _queue.Open(lane);
        }
        _underWay.Clear();
    }
}
