using ChannelGrains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Grains.Evidence;

/// <summary>Looks from time to time for files that no journal names, as after a crash between keeping a file and saying so, and for uploads that have expired.</summary>
internal sealed partial class EvidenceSweep(
    IEvidenceStore files, IJournalIndex index, IOptions<EvidenceOptions> options, EvidenceInstruments instruments, TimeProvider time, ILogger<EvidenceSweep> logger) : BackgroundService
{
    /// <returns>Whole files that were removed.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var removed = await files.SweepAsync(IsClaimedAsync, cancellationToken);
        instruments.OnRemoved(removed);
        if (removed > 0)
            LogRemoved(logger, removed);
        return removed;
    }

    protected override async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
            try
            {
                await RunOnceAsync(cancellationToken);
                await Task.Delay(options.Value.SweepInterval, time, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogFailed(logger, exception);
                await Task.Delay(options.Value.SweepInterval, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
    }

    private async ValueTask<bool> IsClaimedAsync(EvidenceName name, CancellationToken cancellationToken) =>
        (await index.ScanIndexAsync(EvidenceKeys.ClaimsOf(name.Value), default, 1, descending: false, cancellationToken)).Count > 0;

    [LoggerMessage(EventId = 3801, Level = LogLevel.Information, Message = "{Files} files of evidence that no journal names were removed.")]
    private static partial void LogRemoved(ILogger logger, int files);

    [LoggerMessage(EventId = 3802, Level = LogLevel.Warning, Message = "Files of evidence that no journal names could not be looked for; they are the next time.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
