using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Gauges;

/// <summary>A gauge whose value grains know. Whoever collects it has it read again: it shows what the collection before had read, and nothing where that failed.</summary>
/// <param name="name">The instrument's.</param>
/// <param name="isShown">Whether it is read at all.</param>
/// <param name="restsFor">The least time between two readings.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of readings that fail.</param>
internal abstract class ReadGauge<TValue, TMeasured>(string name, bool isShown, TimeSpan restsFor, TimeProvider time, ILogger logger) : IEndsBeforeGrains
    where TValue : class
    where TMeasured : struct
{
    private volatile TValue? _latest;
    private Task _reading = Task.CompletedTask;
    private volatile bool _isRunning;
    private long? _readAt;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _isRunning = isShown;
        return Task.CompletedTask;
    }

    /// <summary>Ends while grains can still be asked: whoever collects a last time, as an exporter that ends, is shown what was read before.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _isRunning = false;
        return _reading.WaitAsync(cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <summary>For the instrument's collection.</summary>
    protected IEnumerable<Measurement<TMeasured>> Collect()
    {
        if (_isRunning && _reading.IsCompleted && (_readAt is not { } readAt || time.GetElapsedTime(readAt) >= restsFor))
        {
            _readAt = time.GetTimestamp();
            _reading = Task.Run(ReadLatestAsync);
        }
        return _latest is { } latest ? Measure(latest) : [];
    }

    protected abstract Task<TValue> ReadAsync();

    protected abstract IEnumerable<Measurement<TMeasured>> Measure(TValue value);

    private async Task ReadLatestAsync()
    {
        try
        {
            _latest = await ReadAsync();
        }
        catch (Exception exception)
        {
            _latest = null;
            if (_isRunning)
                ReadGaugeLog.Unread(logger, name, exception);
        }
    }
}
