namespace ChannelGrains.Grains.Ingest;

/// <summary>Has turns that take long pause after each slice of time, so that what is short never waits for them: after the first slice, those of
/// all partners of the process share half of the processors, slice by slice, in the order in which they come.</summary>
public sealed class LongTurns(TimeProvider time) : IDisposable
{
    /// <summary>Time after which a turn pauses, about: two or three times what a batch takes that looks up nothing old.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(4);

    private readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount / 2));

    public Pace Begin() => new(this);

    public void Dispose() => _places.Dispose();

    /// <summary>How long one turn has taken since it last paused. Dispose of it when the turn ends.</summary>
    public sealed class Pace(LongTurns turns) : IDisposable
    {
        private long _since = turns.Now;
        private bool _hasPlace;

        /// <summary>Pauses if the slice is over: whoever waits gets the thread, and the turn's place among the gateway's turns.</summary>
        public ValueTask PauseIfLongAsync() => turns.IsOver(_since) ? PauseAsync() : default;

        public void Dispose() => Leave();

        private async ValueTask PauseAsync()
        {
            Leave();
            // Behind what waits in the pool by now, not before it.
            await Task.Factory.StartNew(static () => { }, CancellationToken.None, TaskCreationOptions.PreferFairness, TaskScheduler.Default);
            await turns._places.WaitAsync();
            _hasPlace = true;
            _since = turns.Now;
        }

        private void Leave()
        {
            if (!_hasPlace)
                return;
            _hasPlace = false;
            turns._places.Release();
        }
    }

    private long Now => time.GetTimestamp();

    private bool IsOver(long since) => time.GetElapsedTime(since) >= Slice;
}
