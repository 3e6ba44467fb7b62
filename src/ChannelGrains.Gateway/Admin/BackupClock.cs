using System.Buffers.Binary;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Grains;
using ChannelGrains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Gateway.Admin;

/// <summary>When the journals were last backed up by this server, kept beside the index. Where that was built anew it is not known, and counts from then. A database has backups of its
/// own, of which this knows nothing.</summary>
internal sealed partial class BackupClock(IJournalStore store, TimeProvider time, ILogger<BackupClock> logger) : IHostedService
{
    /// <summary>A backup that is older, or missing for so long, is to be made.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(36);

    private static readonly byte[] Key = [RowSpaces.Backup];

    private readonly bool _isKept = !store.IsShared;
    private long _lastMicros;
    private long _sinceMicros;

    /// <summary>Null when none is known.</summary>
    public DateTimeOffset? Last => Volatile.Read(ref _lastMicros) is > 0 and var micros ? DateTimeOffset.UnixEpoch + TimeSpan.FromMicroseconds(micros) : null;

    /// <summary>How long there was none; zero where this server makes none.</summary>
    public TimeSpan Missing => _isKept ? TimeSpan.FromMicroseconds(Now - Math.Max(Volatile.Read(ref _lastMicros), Volatile.Read(ref _sinceMicros))) : TimeSpan.Zero;

    private long Now => Timestamps.ToMicros(time.GetUtcNow());

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!_isKept)
            return;
        if (await store.ReadRowAsync(Key, cancellationToken) is { Length: 2 * sizeof(long) } saved)
        {
            Volatile.Write(ref _lastMicros, BinaryPrimitives.ReadInt64LittleEndian(saved));
            Volatile.Write(ref _sinceMicros, BinaryPrimitives.ReadInt64LittleEndian(saved.AsSpan(sizeof(long))));
            return;
        }
        Volatile.Write(ref _sinceMicros, Now);
        await SaveAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A backup is complete.</summary>
    public async Task OnBackedUpAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _lastMicros, Now);
        await SaveAsync(cancellationToken);
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        var value = new byte[2 * sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(value, _lastMicros);
        BinaryPrimitives.WriteInt64LittleEndian(value.AsSpan(sizeof(long)), _sinceMicros);
        var writes = new IndexWrites();
        writes.Put(Key, value);
        try
        {
            await store.WriteRowsAsync(writes, cancellationToken);
        }
        catch (IOException exception)
        {
            // Without it the next start counts from then.
            LogNotSaved(logger, exception);
        }
    }

    [LoggerMessage(EventId = 1131, Level = LogLevel.Warning, Message = "When the journals were backed up could not be kept; the next start counts from then.")]
    private static partial void LogNotSaved(ILogger logger, Exception exception);
}
