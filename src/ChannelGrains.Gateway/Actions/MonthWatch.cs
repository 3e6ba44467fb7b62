using ChannelGrains.Grains;
using ChannelGrains.Grains.Feed;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Actions;

/// <summary>A rule over all partners that looks at a month once it is over: it is asked every few seconds, and says itself whether there is anything to look at. What it finds is found
/// again after a restart, and opens nothing twice. Nothing is looked at where no views are kept.</summary>
internal abstract partial class MonthWatch(IHostApplicationLifetime application, IOptions<ViewOptions> views, TimeProvider time, ILogger logger)
    : BackgroundService, IEndsBeforeGrains
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    /// <summary>Ends while grains can still be asked.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) => StopAsync(cancellationToken);

    protected abstract Task LookAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        if (!views.Value.Enabled)
            return;
        var started = new TaskCompletionSource();
        await using var registration = application.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
        while (true)
        {
            await TryLookAsync(cancellationToken);
            await Task.Delay(Interval, time, cancellationToken);
        }
    }

    private async Task TryLookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LookAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!application.ApplicationStopping.IsCancellationRequested)
                LogPutOff(logger, GetType().Name, Interval.TotalSeconds, exception);
        }
    }

    [LoggerMessage(EventId = 3702, Level = LogLevel.Warning, Message = "{Watch} could not look for what asks for actions; it tries again in {Seconds:0} s.")]
    private static partial void LogPutOff(ILogger logger, string watch, double seconds, Exception exception);
}
