namespace ChannelGrains.Grains.CloseJobs;

/// <summary>So many partners are asked in a second, evenly, and no faster to make up for long what was slow before: one for each page of them.</summary>
internal sealed class AskingPace(int perSecond, TimeProvider time)
{
    /// <summary>The shortest wait: a timer is late by about as much as a shorter one takes.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(4);

    private readonly long _started = time.GetTimestamp();

    /// <summary>Waits until the next one may be asked.</summary>
    /// <param name="asked">How many were asked.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask WaitAsync(int asked, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ahead = TimeSpan.FromSeconds((double)asked / perSecond) - time.GetElapsedTime(_started);
        if (ahead >= Least)
            await Task.Delay(ahead, time, cancellationToken);
    }
}
