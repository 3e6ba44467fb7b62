using System.Buffers.Binary;
using System.Diagnostics.Metrics;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Clocks;

/// <summary>Compares the server's clock with the latest time that it ever showed here, which is kept beside the index each minute: a clock that stands before that was
/// set back, or was ahead then, and what was recorded says so.</summary>
public sealed partial class ServerClock : BackgroundService
{
    /// <summary>Less is how clocks are set right.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly byte[] Key = [RowSpaces.Clock];

    private readonly IJournalRows _rows;
    private readonly TimeProvider _time;
    private readonly ILogger<ServerClock> _logger;
    private long _latestMicros;
    private bool _isBehind;

    public ServerClock(IJournalRows rows, SourceClocks sources, TimeProvider time, IMeterFactory meters, ILogger<ServerClock> logger)
    {
        (_rows, _time, _logger) = (rows, time, logger);
        var meter = meters.Create(IngestInstruments.MeterName);
        meter.CreateObservableGauge("channelgrains.clock.behind", () => Behind.TotalSeconds, "s", "How far the server's clock stands before the latest time that it showed.");
        meter.CreateObservableGauge("channelgrains.clock.suspected", () => sources.Suspected(NowMicros).Count, "{source}", "Sources whose sales go to quarantine because of a clock, all alike.");
    }

    /// <summary>The latest time that the clock showed, microseconds since 1970-01-01 UTC.</summary>
    public long LatestMicros => Math.Max(Volatile.Read(ref _latestMicros), NowMicros);

    /// <summary>How far the clock stands before that; zero within the tolerance.</summary>
    public TimeSpan Behind
    {
        get
        {
            var behind = TimeSpan.FromMicroseconds(LatestMicros - NowMicros);
            return behind > Tolerance ? behind : TimeSpan.Zero;
        }
    }

    private long NowMicros => Timestamps.ToMicros(_time.GetUtcNow());

    protected override async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        while (!await TryAsync(ReadAsync, cancellationToken))
            await timer.WaitForNextTickAsync(cancellationToken);
        do
        {
            Warn();
            await TryAsync(SaveAsync, cancellationToken);
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private async Task<bool> TryAsync(Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        try
        {
            await step(cancellationToken);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The store is full, or does not answer. Without it the next start knows less.
            LogNotSaved(_logger, exception);
            return false;
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (await _rows.ReadRowAsync(Key, cancellationToken) is { Length: sizeof(long) } saved)
            Volatile.Write(ref _latestMicros, BinaryPrimitives.ReadInt64LittleEndian(saved));
    }

    private void Warn()
    {
        var behind = Behind;
        if (behind > TimeSpan.Zero && !_isBehind)
            LogBehind(_logger, behind.TotalHours);
        _isBehind = behind > TimeSpan.Zero;
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _latestMicros, LatestMicros);
        var value = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(value, _latestMicros);
        var rows = new IndexWrites();
        rows.Put(Key, value);
        // The latest that any process showed.
        await _rows.WriteRowsAsync(rows, [_latestMicros], cancellationToken);
    }

    [LoggerMessage(EventId = 3202, Level = LogLevel.Warning,
        Message = "The server's clock stands {Hours:0.0} h before what it showed earlier: it is wrong now, or was when that was recorded. Set it; honest sales go to quarantine while it is wrong.")]
    private static partial void LogBehind(ILogger logger, double hours);

    [LoggerMessage(EventId = 3203, Level = LogLevel.Warning, Message = "The latest time that the clock showed could not be read or kept; it is tried again in a minute.")]
    private static partial void LogNotSaved(ILogger logger, Exception exception);
}
