using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Client;

/// <summary>The credit and limits of the stream that is open.</summary>
internal sealed class OpenStream(StreamOpened opened)
{
    public StreamLimits Limits { get; } = new(Math.Max(1, opened.MaxFrameTransactions), opened.MaxFrameBytes);

    public int WindowFrames { get; private set; } = Math.Max(1, opened.WindowFrames);

    public int FramesInFlight { get; private set; }

    /// <summary>Set by go_away: nothing more is sent.</summary>
    public bool IsGoingAway { get; private set; }

    /// <summary>What the server asked to wait before the next stream.</summary>
    public TimeSpan? ReconnectAfter { get; private set; }

    /// <summary>True once a result came: the stream was of use.</summary>
    public bool HadResults { get; private set; }

    public bool HasCredit => !IsGoingAway && FramesInFlight < WindowFrames;

    public void OnFrameSent() => FramesInFlight++;

    public void OnResults(StreamResults results)
    {
        HadResults = true;
        FramesInFlight -= results.FramesCompleted;
        WindowFrames = Math.Max(1, results.WindowFrames);
    }

    public void OnGoAway(StreamGoAway goAway)
    {
        IsGoingAway = true;
        ReconnectAfter = goAway.ReconnectAfter?.ToTimeSpan();
    }
}
