using ChannelGrains.Domain.Calendars;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Kpi.V1;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Gateway.Kpis;

/// <summary>The figures of one partner in one period for all of this process who watch them. They are read when somebody waits for them and
/// they may have changed, once for all who wait, at most once per shortest interval; nothing is kept but the latest answer.</summary>
internal sealed partial class WatchedKpis : IDisposable
{
    private readonly IPartnerGrain _partner;
    private readonly IPartnerObserver _observer;
    private readonly WatchServices _services;
    private readonly ITimer _renewal;
    private readonly Lock _gate = new();
    private TaskCompletionSource _change = NewChange();
    private bool _changed = true;
    private Task? _reading;
    private WatchPartnerKpisResponse? _latest;
    private long? _readAt;

    public WatchedKpis(string partnerId, Period period, IPartnerGrain partner, IPartnerObserver observer, WatchServices services)
    {
        (PartnerId, Period, _partner, _observer, _services) = (partnerId, period, partner, observer, services);
        _renewal = services.Time.CreateTimer(_ => OnChanged(), null, services.Options.Renewal, services.Options.Renewal);
    }

    public string PartnerId { get; }

    public Period Period { get; }

    /// <summary>Who watches them; the table's to count.</summary>
    public int Watches { get; set; }

    public void Dispose() => _renewal.Dispose();

    /// <summary>The figures may have changed: whoever waits has them read again, and else whoever asks next.</summary>
    public void OnChanged()
    {
        TaskCompletionSource change;
        lock (_gate)
        {
            if (_changed)
                return;
            _changed = true;
            (change, _change) = (_change, NewChange());
        }
        change.SetResult();
    }

    /// <summary>The latest figures as soon as they are later than the journal version that was shown. Throws what the caller is to be told
    /// when they cannot be read.</summary>
    public async ValueTask<WatchPartnerKpisResponse> NextAsync(long shownVersion, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task more;
            lock (_gate)
            {
                if (_reading is { IsCompleted: false })
                    more = _reading;
                else if (_changed)
                    more = _reading = Task.Run(ReadAsync, CancellationToken.None);
                else if (_latest!.JournalVersion > shownVersion)
                    return _latest;
                else
                    more = _change.Task;
            }
            await more.WaitAsync(cancellationToken);
        }
    }

    private async Task ReadAsync()
    {
        if (_readAt is { } before && _services.Options.MinInterval - _services.Time.GetElapsedTime(before) is var early && early > TimeSpan.Zero)
            await Task.Delay(early, _services.Time);
        _readAt = _services.Time.GetTimestamp();
        // A change that comes while this reads sets it again, and is read by the next one.
        lock (_gate)
            _changed = false;
        try
        {
            _services.Instruments.OnRead();
            var figures = await _services.Gate.PassAsync(await _partner.WatchKpis(Period, _observer), CancellationToken.None);
            lock (_gate)
            {
                if (_latest?.JournalVersion != figures.Version)
                    _latest = KpiMessages.ToWatchResponse(PartnerId, figures);
            }
        }
        catch (Exception exception)
        {
            lock (_gate)
                _changed = true;
            if (!GrainFailures.IsExpected(exception))
                throw;
            LogFailed(_services.Logger, PartnerId, exception);
            throw RefusalStatus.ToException(GrainFailures.Describe(exception));
        }
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(EventId = 2401, Level = LogLevel.Warning, Message = "The figures of partner {PartnerId} could not be read for those who watch them; they are told what to do.")]
    private static partial void LogFailed(ILogger logger, string partnerId, Exception exception);
}
