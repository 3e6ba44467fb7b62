using System.Diagnostics.Metrics;
using ChannelGrains.Domain.Actions;
using ChannelGrains.Grains.Feed;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Actions;

/// <summary>How many actions of partners are overdue, by kind. Whoever collects it has it read again: it shows what the collection before had read.</summary>
internal sealed partial class OverdueGauge : IHostedService
{
    private readonly IGrainFactory _grains;
    private readonly ILogger<OverdueGauge> _logger;
    private readonly bool _isShown;
    private volatile IReadOnlyDictionary<ActionKind, int>? _latest;
    private Task _reading = Task.CompletedTask;
    private volatile bool _isRunning;

    public OverdueGauge(IMeterFactory meters, IGrainFactory grains, ViewFeed feed, ILogger<OverdueGauge> logger)
    {
        (_grains, _logger, _isShown) = (grains, logger, feed.IsEnabled);
        meters.Create(ActionInstruments.MeterName).CreateObservableGauge("channelgrains.actions.overdue", Collect, "{action}", "Actions of partners that are overdue and not closed, by kind.");
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _isRunning = _isShown;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _isRunning = false;
        return _reading.WaitAsync(cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private IEnumerable<Measurement<int>> Collect()
    {
        if (_isRunning && _reading.IsCompleted)
            _reading = Task.Run(ReadAsync);
        return _latest is { } latest ? ActionRules.Kinds.Select(kind => new Measurement<int>(latest.GetValueOrDefault(kind), new KeyValuePair<string, object?>("kind", kind.ToString()))) : [];
    }

    private async Task ReadAsync()
    {
        try
        {
            _latest = await _grains.GetGrain<IActionViewGrain>(ActionViewKey.All).ReadOverdue();
        }
        catch (Exception exception)
        {
            _latest = null;
            if (_isRunning)
                LogUnread(_logger, exception);
        }
    }

    [LoggerMessage(EventId = 3701, Level = LogLevel.Warning, Message = "Overdue actions could not be counted for channelgrains.actions.overdue; the next collection has them counted again.")]
    private static partial void LogUnread(ILogger logger, Exception exception);
}
