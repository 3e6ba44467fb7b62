using ChannelGrains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Targets;

/// <summary>Once after a start: wakes the scopes of which an allocation was under way, which go on with it.</summary>
internal sealed partial class AllocationResumption(IGrainFactory grains, IJournalIndex index, IHostApplicationLifetime application, ILogger<AllocationResumption> logger)
    : BackgroundService
{
    private const int PageSize = 256;

    protected override async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = application.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
        IReadOnlyList<IndexEntry> page;
        ReadOnlyMemory<byte> after = default;
        do
        {
            page = await index.ScanIndexAsync(TargetNames.PendingStart, after, PageSize, descending: false, cancellationToken);
            foreach (var entry in page)
                await ResumeAsync(TargetNames.OfPendingKey(entry.Key.Span), cancellationToken);
            after = page.Count > 0 ? page[^1].Key : after;
        }
        while (page.Count == PageSize);
    }

    private async Task ResumeAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            await grains.GetGrain<ITargetGrain>(key).Resume();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotResumed(logger, key, exception);
        }
    }

    [LoggerMessage(EventId = 3303, Level = LogLevel.Error,
        Message = "The allocation of target {Key} could not be taken up again. It goes on when the target is read or set, or at the next start.")]
    private static partial void LogNotResumed(ILogger logger, string key, Exception exception);
}
