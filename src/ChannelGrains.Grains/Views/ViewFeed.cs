using System.Collections.Concurrent;
using ChannelGrains.Domain.Views;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Grains.Views;

/// <summary>
/// Tells the views what partners of this process sold, and saves it for the next start. Each round: 1. what changed is taken from the partners, as it
/// is now, however often it changed; 2. the commits of what was taken are waited for; 3. each month's view is told at once, and what it does not
/// answer, or misses, is told whole in the next round. What has waited long enough is saved beside that.
/// </summary>
internal sealed partial class ViewFeed(
    IGrainFactory grains, IJournalStore store, TimeProvider time, ViewInstruments instruments, IOptions<ViewOptions> options, ILogger<ViewFeed> logger)
    : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, PartnerFeed> _feeds = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<PartnerFeed> _untold = [];
    private readonly HeldMonths _held = new(time);

    public bool IsEnabled => options.Value.Enabled;

    public long Now => time.GetTimestamp();

    public TimeSpan Since(long timestamp) => time.GetElapsedTime(timestamp);

    /// <summary>The feed of a partner whose state was just loaded.</summary>
    /// <param name="partnerId">The partner.</param>
    /// <param name="version">The version that was loaded.</param>
    /// <returns>The feed, and whether views were told and rows saved up to that version; if not, the partner is to tell everything.</returns>
    public async ValueTask<(PartnerFeed Feed, bool IsCurrent)> OpenAsync(string partnerId, long version)
    {
        if (_feeds.TryGetValue(partnerId, out var known) && !known.IsClosed)
            return (known, known.IsAt(version));
        var saved = await SavedRows.PartnerAsync(store, partnerId, CancellationToken.None);
        var feed = Create(partnerId, saved.Version, saved.Months);
        return (feed, feed.IsAt(version));
    }

    /// <summary>The feed of a partner about which views know everything up to a version.</summary>
    /// <param name="partnerId">The partner.</param>
    /// <param name="version">The version.</param>
    /// <param name="closed">Its feed before, which was let go of; null when it had none.</param>
    public PartnerFeed Reopen(string partnerId, long version, PartnerFeed? closed) =>
        _feeds.TryGetValue(partnerId, out var known) && !known.IsClosed ? known : Create(partnerId, version, closed?.SavedMonths ?? SavedPartner.None.Months);

    /// <summary>Whether it holds a partner's cells; a partner that is quiet is let go of.</summary>
    public bool Holds(string partnerId) => _feeds.ContainsKey(partnerId);

    public void Enqueue(PartnerFeed feed) => _untold.Enqueue(feed);

    /// <summary>Tells nothing more, as views are about to stop.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) => base.StopAsync(cancellationToken);

    /// <summary>Saves what is left, so that the next start finds nothing missing.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        while (IsEnabled && await SaveAsync(TimeSpan.Zero, TimeSpan.Zero) > 0)
        {
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!IsEnabled)
            return Task.CompletedTask;
        var round = new FeedRound();
        return Task.WhenAll(
            RepeatAsync(() => TellRoundAsync(round), () => round.IsFull ? TimeSpan.Zero : Pause, stoppingToken),
            RepeatAsync(SaveRoundAsync, () => Pause, stoppingToken));
    }

    private TimeSpan Pause => TimeSpan.FromMilliseconds(options.Value.FlushMilliseconds);

    private async Task RepeatAsync(Func<Task> round, Func<TimeSpan> pause, CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(pause(), time, stoppingToken);
                try
                {
                    await round();
                }
                catch (Exception exception)
                {
                    LogRoundFailed(logger, exception);
                    await Task.Delay(PauseAfterFailure, time, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task TellRoundAsync(FeedRound round)
    {
        round.Clear();
        foreach (var (month, feed) in _held.TakeDue())
            feed.Release(month);
        while (!round.IsFull && _untold.TryDequeue(out var feed))
            round.Take(feed);
        try
        {
            await TellAsync(round);
        }
        catch
        {
            round.TellAgain();
            throw;
        }
    }

    private PartnerFeed Create(string partnerId, long version, int[] savedMonths)
    {
        var feed = new PartnerFeed(partnerId, this);
        feed.Start(version, savedMonths);
        return _feeds[partnerId] = feed;
    }

    private async Task TellAsync(FeedRound round)
    {
        if (round.IsEmpty)
            return;
        if (round.ToCompare.Count > 0)
            await CompareAsync(round);
        if (await round.Commits.LostAsync(store) is { Count: > 0 } lost)
        {
            await ReloadAsync(round, lost);
            return;
        }
        await Task.WhenAll(round.Updates.Select(update => TellAsync(round, update)));
        instruments.OnTold(round.CellCount, time.GetElapsedTime(round.UntoldSince));
    }

    private async Task TellAsync(FeedRound round, MonthUpdate update)
    {
        if (_held.Holds(update.Month))
        {
            Hold(round, update);
            return;
        }
        try
        {
            var missing = await grains.GetGrain<ISalesViewGrain>(ViewRows.MonthId(update.Month)).Apply(update);
            foreach (var partnerId in missing)
                round.TellWhole(partnerId, update.Month);
            instruments.OnMissed(missing.Count);
            _held.OnTold(update.Month);
        }
        catch (Exception exception)
        {
            LogNotTold(logger, ViewRows.MonthId(update.Month), _held.OnFailed(update.Month).TotalSeconds, exception);
            Hold(round, update);
        }
    }

    private void Hold(FeedRound round, MonthUpdate update)
    {
        foreach (var feed in round.FeedsOf(update))
        {
            if (_held.Add(update.Month, feed))
                feed.Hold();
        }
    }

    /// <summary>Passes over months whose saved rows say the same: their views know it.</summary>
    private async Task CompareAsync(FeedRound round)
    {
        foreach (var feed in round.ToCompare)
        {
            IReadOnlyList<int> months;
            lock (feed.Gate)
                months = feed.Cells.UnsavedMonths;
            foreach (var month in months)
            {
                if (await SavedRows.FindAsync(store, ViewRows.MonthKey(month, feed.PartnerId), CancellationToken.None) is not { } row)
                    continue;
                lock (feed.Gate)
                    feed.Cells.Compare(month, row);
            }
            round.Tell(feed);
        }
        round.ToCompare.Clear();
    }

    /// <summary>Some of what was taken will never be durable: its partners load themselves again, and then all is told as it is.</summary>
    private async Task ReloadAsync(FeedRound round, IReadOnlyList<PartnerFeed> lost)
    {
        round.TellAgain();
        foreach (var feed in lost)
            await grains.GetGrain<IPartnerGrain>(feed.PartnerId).Refresh();
    }

    [LoggerMessage(EventId = 3101, Level = LogLevel.Warning, Message = "The view of {Month} did not answer; it is told everything again after {Seconds} s.")]
    private static partial void LogNotTold(ILogger logger, string month, double seconds, Exception exception);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Warning, Message = "Views could not be told or saved; it is tried again.")]
    private static partial void LogRoundFailed(ILogger logger, Exception exception);
}
