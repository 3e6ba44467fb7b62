using System.Collections.Concurrent;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Grains.Feed;

/// <summary>
/// Tells the views of every part what has changed of the partners of this process, and saves it for the next start. Each round: 1. what changed is taken
/// from the partners, as it is now, however often it changed; 2. the commits of what was taken are waited for; 3. all views are told at once, and what
/// one does not answer, or misses, it is told whole in the next round. What has waited long enough is saved beside that.
/// </summary>
internal sealed partial class ViewFeed(
    IGrainFactory grains, IJournalRows rows, ICommitWatch commits, FeedParts parts, TimeProvider time, ViewInstruments instruments, IOptions<ViewOptions> options, ILogger<ViewFeed> logger)
    : BackgroundService, IEndsBeforeGrains
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, PartnerFeed> _feeds = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<PartnerFeed> _untold = [];
    private readonly HeldViews _held = new(time);
    private long _tellingSince = long.MaxValue; // the oldest change of the round that is under way

    /// <summary>Age of the oldest change that is untold: of the round that is under way, else of what waits for the next one.</summary>
    public TimeSpan Behind
    {
        get
        {
            var since = Volatile.Read(ref _tellingSince);
            if (_untold.TryPeek(out var feed))
                lock (feed.Gate)
                    since = Math.Min(since, feed.UntoldSince);
            return since == long.MaxValue ? TimeSpan.Zero : time.GetElapsedTime(since);
        }
    }

    public bool IsEnabled => options.Value.Enabled;

    public long Now => time.GetTimestamp();

    public TimeSpan Since(long timestamp) => time.GetElapsedTime(timestamp);

    /// <summary>The feed of a partner whose state was just loaded.</summary>
    /// <param name="partnerId">The partner.</param>
    /// <param name="version">The version that was loaded.</param>
    /// <returns>The feed, and whether views were told and rows saved up to that version; if not, the partner is to tell everything.</returns>
    public async ValueTask<(PartnerFeed Feed, bool IsCurrent)> OpenAsync(string partnerId, long version)
    {
        if (_feeds.TryGetValue(partnerId, out var known) && known.IsOpen)
        {
            if (known.IsAt(version, commits))
                return (known, true);
            // Its partner may have been in another process meanwhile.
            if (commits.IsShared)
                known.AddSaved((await SavedRows.PartnerAsync(rows, partnerId, parts, CancellationToken.None)).Views);
            return (known, false);
        }
        var saved = await SavedRows.PartnerAsync(rows, partnerId, parts, CancellationToken.None);
        var feed = Create(partnerId, saved.IsCurrent ? saved.Version : 0, saved.Views);
        return (feed, feed.IsAt(version, commits));
    }

    /// <summary>The feed of a partner about which views know everything up to a version.</summary>
    /// <param name="partnerId">The partner.</param>
    /// <param name="version">The version.</param>
    /// <param name="closed">Its feed before, which was let go of; null when it had none.</param>
    public PartnerFeed Reopen(string partnerId, long version, PartnerFeed? closed) =>
        _feeds.TryGetValue(partnerId, out var known) && known.IsOpen ? known : Create(partnerId, version, closed?.SavedViews ?? SavedPartner.None.Views);

    /// <summary>Whether it holds a partner's cells; a partner that is quiet is let go of.</summary>
    public bool Holds(string partnerId) => _feeds.ContainsKey(partnerId);

    public void Enqueue(PartnerFeed feed) => _untold.Enqueue(feed);

    /// <summary>Tells nothing more, as views are about to stop.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (IsEnabled)
            await CatchUpBeforeStopAsync(cancellationToken);
    }

    /// <summary>Saves what is left, so that the next start finds nothing missing.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        while (IsEnabled && await SaveAsync(TimeSpan.Zero, TimeSpan.Zero) > 0)
        {
        }
    }

    protected override Task ExecuteAsync(CancellationToken cancellationToken)
    {
        if (!IsEnabled)
            return Task.CompletedTask;
        var round = new FeedRound(parts);
        return Task.WhenAll(
            RepeatAsync(() => TellRoundAsync(round), () => round.IsFull ? TimeSpan.Zero : Pause, cancellationToken),
            RepeatAsync(SaveRoundAsync, () => Pause, cancellationToken),
            RepeatAsync(CatchUpRoundAsync, () => Pause, cancellationToken));
    }

    private TimeSpan Pause => TimeSpan.FromMilliseconds(options.Value.FlushMilliseconds);

    private async Task RepeatAsync(Func<Task> round, Func<TimeSpan> pause, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(pause(), time, cancellationToken);
                try
                {
                    await round();
                }
                catch (Exception exception)
                {
                    LogRoundFailed(logger, exception);
                    await Task.Delay(PauseAfterFailure, time, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task TellRoundAsync(FeedRound round)
    {
        round.Clear();
        foreach (var (view, feed) in _held.TakeDue())
            feed.Release(view);
        while (!round.IsFull && _untold.TryDequeue(out var feed))
            round.Take(feed);
        try
        {
            Volatile.Write(ref _tellingSince, round.UntoldSince);
            await TellAsync(round);
        }
        catch
        {
            round.TellAgain();
            throw;
        }
        finally
        {
            Volatile.Write(ref _tellingSince, long.MaxValue);
        }
    }

    private PartnerFeed Create(string partnerId, long version, ViewId[] savedViews)
    {
        var feed = new PartnerFeed(partnerId, this);
        feed.Start(version, savedViews);
        return _feeds[partnerId] = feed;
    }

    private async Task TellAsync(FeedRound round)
    {
        if (round.IsEmpty)
            return;
        if (round.ToCompare.Count > 0)
            await CompareAsync(round);
        if (await round.Commits.LostAsync(commits) is { Count: > 0 } lost)
        {
            await ReloadAsync(round, lost);
            return;
        }
        using var span = ViewInstruments.StartRound(round.Spans);
        await Task.WhenAll(round.Updates.Select(update => TellAsync(round, update)));
        instruments.OnRound(time.GetElapsedTime(round.UntoldSince));
    }

    private async Task TellAsync(FeedRound round, ViewUpdate update)
    {
        var part = parts.Of(update.View.Part);
        var key = part.KeyOf(update.View.Number);
        if (_held.Holds(update.View))
        {
            Hold(round, update);
            return;
        }
        try
        {
            var missing = await part.Grain(grains, key).Apply(update);
            foreach (var partnerId in missing)
                round.TellWhole(partnerId, update.View);
            instruments.OnTold(part, update.CellCount, missing.Count);
            _held.OnTold(update.View);
        }
        catch (Exception exception)
        {
            LogNotTold(logger, part.Name, key, _held.OnFailed(update.View).TotalSeconds, exception);
            Hold(round, update);
        }
    }

    private void Hold(FeedRound round, ViewUpdate update)
    {
        foreach (var feed in round.FeedsOf(update))
            if (_held.Add(update.View, feed))
                feed.Hold();
    }

    /// <summary>Passes over views whose saved rows say the same: they know it.</summary>
    private async Task CompareAsync(FeedRound round)
    {
        foreach (var feed in round.ToCompare)
        {
            IReadOnlyList<ViewId> views;
            lock (feed.Gate)
                views = feed.Cells.UnsavedViews;
            foreach (var view in views)
            {
                if (await SavedRows.FindAsync(rows, FeedRows.ViewKey(view, feed.PartnerId), CancellationToken.None) is not { } row)
                    continue;
                lock (feed.Gate)
                    feed.Compare(view, row);
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
            await grains.GetGrain<IFedGrain>(feed.PartnerId).Refresh();
    }

    [LoggerMessage(EventId = 3101, Level = LogLevel.Warning, Message = "The view {View} of {Part} did not answer; it is told everything again after {Seconds} s.")]
    private static partial void LogNotTold(ILogger logger, string part, string view, double seconds, Exception exception);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Warning, Message = "Views could not be told or saved; it is tried again.")]
    private static partial void LogRoundFailed(ILogger logger, Exception exception);
}
