namespace ChannelGrains.Gateway.Ingest;

/// <summary>How well batches were answered within the last hour, for whoever asks the server itself. Minutes are counted apart, and forgotten in turn.</summary>
internal sealed class AckLevels(TimeProvider time)
{
    /// <summary>An acknowledgement that takes longer is late.</summary>
    public static readonly TimeSpan AckTarget = TimeSpan.FromMilliseconds(250);

    private const int Minutes = 60;

    private readonly Lock _gate = new();
    private readonly Minute[] _minutes = new Minute[Minutes];

    /// <summary>Of the last hour, the minute that is under way with it.</summary>
    public AckLevel LastHour
    {
        get
        {
            var now = Now;
            lock (_gate)
            {
                var sum = new AckLevel(0, 0, 0, 0);
                foreach (var minute in _minutes)
                    if (now - minute.Number < Minutes)
                        sum = sum.With(minute.Level);
                return sum;
            }
        }
    }

    private long Now => (long)(time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMinutes;

    public void OnAnswered(int answered, int failed) => Add(new AckLevel(answered + failed, failed, 0, 0));

    public void OnAcknowledged(TimeSpan duration) => Add(new AckLevel(0, 0, 1, duration > AckTarget ? 1 : 0));

    private void Add(AckLevel level)
    {
        var now = Now;
        lock (_gate)
        {
            ref var minute = ref _minutes[now % Minutes];
            minute = new Minute(now, minute.Number == now ? minute.Level.With(level) : level);
        }
    }

    private readonly record struct Minute(long Number, AckLevel Level);
}
