using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Views;

/// <summary>Once after a start, and where the store is shared when silos came or went, of this silo's share: finds, by their versions in the store, the partners whose journals are ahead of what was saved for the views, or for which
/// some part of the feed was not saved as it is now, and has only these load themselves. A partner that loads tells what the views do not know.</summary>
internal sealed partial class ViewCatchUp(
    IGrainFactory grains, IJournals journals, IJournalRows rows, SiloShare silos, ViewFeed feed, FeedParts parts, SavedViews views, ViewInstruments instruments, IHostApplicationLifetime application, TimeProvider time, ILogger<ViewCatchUp> logger)
    : BackgroundService, IEndsBeforeGrains
{
    private const int PageSize = 1_024;

    // Few: nobody waits for them as for the first questions of partners.
    private const int LoadedAtOnce = 2;

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    /// <summary>Wakes nobody any more, as partners are about to stop.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) => StopAsync(cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        if (!feed.IsEnabled)
            return;
        var started = new TaskCompletionSource();
        await using var registration = application.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
        // What a silo that is gone had not told is told by those that are left.
        await silos.FollowAsync(CatchUpUntilDoneAsync, cancellationToken);
    }

    private async Task CatchUpUntilDoneAsync(CancellationToken cancellationToken)
    {
        while (true)
            try
            {
                await CatchUpAsync(cancellationToken);
                views.ForgetAhead();
                return;
            }
            catch (Exception exception) when (silos.IsShared && !cancellationToken.IsCancellationRequested)
            {
                LogNotCaughtUp(logger, exception);
                await Task.Delay(PauseAfterFailure, time, cancellationToken);
            }
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var isOwn = silos.Take();
        var startedAt = time.GetTimestamp();
        var (partners, loaded) = (0, 0);
        var saved = new SavedVersions(rows, parts);
        for (var after = ""; ;)
        {
            var page = await journals.ListVersionsAsync(JournalNames.Partner, after, PageSize, cancellationToken);
            List<JournalVersion> own = [.. page.Where(partner => isOwn(PartnerOf(partner)))];
            partners += own.Count;
            loaded += await LoadAsync(own, saved, cancellationToken);
            if (page.Count < PageSize)
                break;
            after = page[^1].Name.Value;
        }
        LogCaughtUp(logger, partners, loaded, time.GetElapsedTime(startedAt).TotalMilliseconds);
    }

    private async Task<int> LoadAsync(IReadOnlyList<JournalVersion> partners, SavedVersions saved, CancellationToken cancellationToken)
    {
        var ahead = new List<string>();
        foreach (var partner in partners)
        {
            var partnerId = PartnerOf(partner);
            var (savedVersion, isCurrent) = await saved.OfAsync(partnerId, cancellationToken);
            // What was listed may have grown since.
            if (savedVersion > partner.Version && (await journals.OpenAsync(partner.Name, cancellationToken)).DurableVersion is var version && savedVersion > version)
            {
                instruments.OnAhead();
                LogSavedAhead(logger, partnerId, savedVersion, version);
            }
            if (savedVersion != partner.Version || !isCurrent)
                ahead.Add(partnerId);
        }
        await Parallel.ForEachAsync(ahead, new ParallelOptions { MaxDegreeOfParallelism = LoadedAtOnce, CancellationToken = cancellationToken }, async (partnerId, _) =>
        {
            try
            {
                await grains.GetGrain<IFedGrain>(partnerId).Refresh();
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                LogNotLoaded(logger, partnerId, exception);
            }
        });
        return ahead.Count;
    }

    private static string PartnerOf(in JournalVersion partner) => partner.Name.Value[JournalNames.Partner.Length..];

    [LoggerMessage(EventId = 3683, Level = LogLevel.Warning, Message = "Views could not be caught up; it is tried again.")]
    private static partial void LogNotCaughtUp(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 3111, Level = LogLevel.Information,
        Message = "Views are caught up: of {Partners} partners {Loaded} were ahead of what was saved, in {Milliseconds:0} ms.")]
    private static partial void LogCaughtUp(ILogger logger, int partners, int loaded, double milliseconds);

    [LoggerMessage(EventId = 3113, Level = LogLevel.Error,
        Message = "Rows of partner {PartnerId} were saved at version {Saved}, but its journal ends at {Version}: acknowledged records are missing. Restore the directory from a backup.")]
    private static partial void LogSavedAhead(ILogger logger, string partnerId, long saved, long version);

    [LoggerMessage(EventId = 3112, Level = LogLevel.Warning, Message = "Partner {PartnerId} could not be loaded, so that views miss its latest sales until it can be.")]
    private static partial void LogNotLoaded(ILogger logger, string partnerId, Exception exception);
}
