using ChannelGrains.Gateway.Budgets;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>Watches one stream for the time to end it: first a polite word, then, after the grace, the cut.</summary>
internal sealed class Farewell : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeSpan _grace;
    private readonly Func<string?> _due;
    private readonly Action<string> _say;
    private readonly Action _cut;
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _stopping;
    private bool _said;

    public Farewell(TimeProvider time, CancellationToken cancellationToken, IngestOptions options, Func<string?> due, Action<string> say, Action cut)
    {
        _grace = options.GoAwayGrace;
        _due = due;
        _say = say;
        _cut = cut;
        var interval = TimeSpan.FromTicks(Math.Min(options.IdleTimeout.Ticks, options.Lifetime.Ticks) / 4);
        _timer = time.CreateTimer(_ => OnTick(), null, interval, interval);
        _stopping = cancellationToken.Register(() => Say("The server stops."));
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.DisposeAsync();
        await _timer.DisposeAsync();
    }

    private void OnTick()
    {
        if (_said)
            _cut();
        else if (_due() is { } reason)
            Say(reason);
    }

    private void Say(string reason)
    {
        lock (_gate)
        {
            if (_said)
                return;
            _said = true;
        }
        _timer.Change(_grace, Timeout.InfiniteTimeSpan);
        _say(reason);
    }
}
