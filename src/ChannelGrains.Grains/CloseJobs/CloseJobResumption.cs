using ChannelGrains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.CloseJobs;

/// <summary>Once after a start: wakes the months of which a job was under way, which go on with it.</summary>
internal sealed partial class CloseJobResumption(IGrainFactory grains, IJournalIndex index, IHostApplicationLifetime application, ILogger<CloseJobResumption> logger) : BackgroundService
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
            page = await index.ScanIndexAsync(CloseJobKeys.RunningStart, after, PageSize, descending: false, cancellationToken);
            foreach (var entry in page)
                await ResumeAsync(CloseJobKeys.MonthOf(entry.Key.Span), cancellationToken);
            after = page.Count > 0 ? page[^1].Key : after;
        }
        while (page.Count == PageSize);
    }

    private async Task ResumeAsync(string month, CancellationToken cancellationToken)
    {
        try
        {
            await grains.GetGrain<ICloseJobGrain>(month).Resume();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotResumed(logger, month, exception);
        }
    }

    [LoggerMessage(EventId = 3413, Level = LogLevel.Error, Message = "The closing of {Month} could not be taken up again. It goes on when it is asked for, or at the next start.")]
    private static partial void LogNotResumed(ILogger logger, string month, Exception exception);
}
