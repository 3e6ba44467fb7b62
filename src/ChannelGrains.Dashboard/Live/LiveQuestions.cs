using System.Diagnostics.Metrics;
using ChannelGrains.Dashboard.Calling;
using ChannelGrains.Dashboard.Sessions;
using Microsoft.Extensions.Hosting;

namespace ChannelGrains.Dashboard.Live;

/// <summary>What is watched by this process: each question once for everybody who asks it with the same rights.</summary>
internal sealed class LiveQuestions : BackgroundService
{
    /// <summary>The meter of the page.</summary>
    public const string MeterName = "ChannelGrains.Dashboard";

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, ILiveWatch> _watches = new(StringComparer.Ordinal);
    private readonly ServerChannel _server;
    private readonly DashboardOptions _options;
    private readonly TimeProvider _time;

    public LiveQuestions(ServerChannel server, DashboardOptions options, TimeProvider time, IMeterFactory meters)
    {
        (_server, _options, _time) = (server, options, time);
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge("channelgrains.page.questions", () => Count, "{question}", "Questions that the page watches at the server.");
        meter.CreateObservableGauge("channelgrains.page.live_parts", () => Subscribers, "{part}", "Parts of open pages that look at these questions.");
    }

    public int Count
    {
        get
        {
            lock (_gate)
                return _watches.Count;
        }
    }

    public int Subscribers
    {
        get
        {
            lock (_gate)
                return _watches.Values.Sum(watch => watch.Subscribers);
        }
    }

    /// <summary>Looks at a question; null where as many are watched as may be.</summary>
    /// <param name="question">The question.</param>
    /// <param name="session">Who asks.</param>
    /// <param name="changed">Called on any thread after each answer, at any rate.</param>
    public LiveSubscription<TResponse>? Subscribe<TResponse>(LiveQuestion<TResponse> question, Session session, Action changed)
        where TResponse : class
    {
        var key = question.KeyFor(session.Rights);
        lock (_gate)
        {
            if (_watches.TryGetValue(key, out var known))
                return ((LiveWatch<TResponse>)known).Subscribe(session, changed);
            if (_watches.Count >= _options.MaxQuestions)
                return null;
            var watch = new LiveWatch<TResponse>(key, question, _server, _time);
            _watches.Add(key, watch);
            var subscription = watch.Subscribe(session, changed);
            _ = Task.Run(watch.RunAsync);
            return subscription;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(Round, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            EndLeft(cancellationToken.IsCancellationRequested);
        }
    }

    private void EndLeft(bool all)
    {
        lock (_gate)
            foreach (var watch in _watches.Values.Where(watch => all || watch.IsLeftFor(_options.Linger)).ToList())
            {
                _watches.Remove(watch.Key);
                watch.End();
            }
    }
}
