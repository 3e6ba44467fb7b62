using System.Collections.Concurrent;
using System.Diagnostics;

namespace ChannelGrains.Guides.Tests.Telemetry;

/// <summary>A till that is traced: its sales are spans, and it hears those of what it sends with.</summary>
internal sealed class Till : IDisposable
{
    private readonly ActivitySource _source = new("a till");
    private readonly ActivityListener _listener;

    public Till()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source == _source || source.Name == "ChannelGrains.Client",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public ConcurrentQueue<Activity> Ended { get; } = [];

    public Activity Begin() => _source.StartActivity("sale")!;

    public void Dispose()
    {
        _listener.Dispose();
        _source.Dispose();
    }
}
