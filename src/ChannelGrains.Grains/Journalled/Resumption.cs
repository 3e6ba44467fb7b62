using ChannelGrains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Journalled;

/// <summary>Once after a start, and where silos come and go whenever they did: wakes the grains of which the index says that something was under way, which go on with it.</summary>
/// <param name="index">The index.</param>
/// <param name="silos">The silos: what was under way in one that is gone is taken up by those that are left.</param>
/// <param name="application">The application, which has started first.</param>
/// <param name="time">The time.</param>
/// <param name="logger">Where failures are logged.</param>
internal abstract partial class Resumption(IJournalIndex index, SiloShare silos, IHostApplicationLifetime application, TimeProvider time, ILogger logger) : BackgroundService
{
    private const int PageSize = 256;

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = application.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
        await silos.FollowAsync(ResumeAllAsync, cancellationToken);
    }

    protected abstract Task ResumeAllAsync(CancellationToken cancellationToken);

    /// <summary>Goes through the entries whose keys start with a prefix, in their order.</summary>
    protected async Task ForEachAsync(ReadOnlyMemory<byte> prefix, Func<IndexEntry, Task> resume, CancellationToken cancellationToken)
    {
        IReadOnlyList<IndexEntry> page;
        ReadOnlyMemory<byte> after = default;
        do
        {
            page = await ScanAsync(prefix, after, PageSize, cancellationToken);
            foreach (var entry in page)
                await ResumeAsync($"entry {Convert.ToHexString(entry.Key.Span)}", () => resume(entry), cancellationToken);
            after = page.Count > 0 ? page[^1].Key : after;
        }
        while (page.Count == PageSize);
    }

    /// <summary>Whether any key starts with a prefix.</summary>
    protected async Task<bool> AnyAsync(ReadOnlyMemory<byte> prefix, CancellationToken cancellationToken) => (await ScanAsync(prefix, default, 1, cancellationToken)).Count > 0;

    /// <summary>Lets one go on; the others do so too when it fails.</summary>
    protected async Task ResumeAsync(string what, Func<Task> resume, CancellationToken cancellationToken)
    {
        try
        {
            await resume();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            OnFailed(what, exception);
        }
    }

    protected abstract void OnFailed(string what, Exception exception);

    /// <summary>Asks again, after a pause, where it failed: what ends a background service ends the server.</summary>
    private async Task<IReadOnlyList<IndexEntry>> ScanAsync(ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> after, int max, CancellationToken cancellationToken)
    {
        while (true)
            try
            {
                return await index.ScanIndexAsync(prefix, after, max, descending: false, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                LogScanFailed(logger, GetType().Name, exception);
                await Task.Delay(PauseAfterFailure, time, cancellationToken);
            }
    }

    [LoggerMessage(EventId = 3304, Level = LogLevel.Warning, Message = "{Resumption} could not read from the index what was under way at the start; it is tried again.")]
    private static partial void LogScanFailed(ILogger logger, string resumption, Exception exception);
}
