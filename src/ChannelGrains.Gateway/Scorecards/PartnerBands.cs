using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.PartnerLists;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.PartnerLists;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>
/// Keeps the bands of all partners while they are asked for. Partners of which the views were told something are judged again, together, when the bands are a second
/// old; all of them, since targets, the clock and others' sales change bands too, for at most a twentieth of a processor. Nothing of it is stored: after a start it is
/// computed, beside those who ask, who wait for a bounded time.
/// </summary>
internal sealed partial class PartnerBands(
    PeerReader peers, PartnerSalesTargets targets, ScorecardDefinitions definitions, ProgrammeReader programme, IOptions<ViewOptions> options, TimeProvider time,
    ILogger<PartnerBands> logger)
    : IPartnerBands, IEndsBeforeGrains
{
    /// <summary>All are not judged again for so many times as long as it took.</summary>
    private const int Rests = 20;

    /// <summary>Who asks waits for all to be judged again when it takes no longer.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    /// <summary>Bands of so long ago are shown while they are brought up to date.</summary>
    private static readonly TimeSpan LongestBehind = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private volatile Known? _known;
    private Coming? _coming;
    private Task<Known>? _refreshing;
    private bool _isStopping;

    public bool AreKept => options.Value.Enabled;

    public async ValueTask<BandTable?> ReadAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        if (!AreKept)
            return null;
        if (NoOlderThan(MaxAge) is { } fresh)
            return fresh.Table;
        if (Refreshing() is not { } refreshing)
            return NoOlderThan(LongestBehind)?.Table;
        if (!await EndsAsync(refreshing, Short, cancellationToken) && NoOlderThan(LongestBehind) is null && longest > Short)
            await EndsAsync(refreshing, longest - Short, cancellationToken);
        return refreshing.IsCompletedSuccessfully ? (await refreshing).Table : NoOlderThan(LongestBehind)?.Table;
    }

    private Known? NoOlderThan(TimeSpan age) => _known is { } known && time.GetElapsedTime(known.ReadAt) < age ? known : null;

    /// <summary>Once for all who ask meanwhile, and to its end though they go away: what is taken from the views must arrive.</summary>
    private Task<Known>? Refreshing()
    {
        lock (_gate)
            return _refreshing is { IsCompleted: false } running ? running
                : _isStopping ? null
                : _refreshing = Task.Run(RefreshOrForgetAsync);
    }

    /// <summary>Nothing is asked of the views once they are gone.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        Task<Known>? refreshing;
        lock (_gate)
            (_isStopping, refreshing) = (true, _refreshing);
        await EndAsync(refreshing, cancellationToken);
        await EndAsync(_coming?.Computing, cancellationToken);
    }

    // Whoever asked was told of its failure.
    private static async Task EndAsync(Task? task, CancellationToken cancellationToken)
    {
        if (task is not null)
            await task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<bool> EndsAsync(Task refreshing, TimeSpan longest, CancellationToken cancellationToken)
    {
        await refreshing.WaitAsync(longest, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return refreshing.IsCompleted;
    }

    private async Task<Known> RefreshOrForgetAsync()
    {
        try
        {
            return await RefreshAsync();
        }
        catch (Exception exception)
        {
            // Lists do without until they are asked for again.
            _known = null;
            LogNotRefreshed(logger, exception);
            throw;
        }
    }

    private async Task<Known> RefreshAsync()
    {
        var (readAt, terms) = (time.GetTimestamp(), await TermsAsync());
        var changed = await peers.TakeChangedAsync(terms.Month);
        if (changed is null || _known is not { } known || known.Terms != terms)
        {
            // What was judged by other terms is shown no more.
            _known = null;
            _coming = null;
            return _known = await ComputeAsync(terms);
        }
        await EnterAsync(known, changed);
        if (_coming is { } coming)
        {
            coming.Changed.UnionWith(changed);
            if (coming.Computing.IsCompleted)
            {
                _coming = null;
                known = await coming.Computing;
                await EnterAsync(known, coming.Changed);
            }
        }
        else if (time.GetElapsedTime(known.JudgedAt) >= known.Took * Rests)
        {
            if (known.Took <= Short)
                return _known = await ComputeAsync(terms);
            _coming = new Coming(Task.Run(() => ComputeAsync(terms)));
        }
        return _known = known with { ReadAt = readAt };
    }

    private async Task<Terms> TermsAsync()
    {
        var present = await programme.GetAsync();
        var month = Period.OfMonth(present.DayOf(Timestamps.ToMicros(time.GetUtcNow())).Month);
        return new Terms(month, present.Calendar, ScorecardVersions.For(await definitions.AllAsync(null, CancellationToken.None), month));
    }

    private async Task<Known> ComputeAsync(Terms terms)
    {
        var began = time.GetTimestamp();
        if (terms.Definition is null or { Bands.IsEmpty: true })
            return new Known(terms, new BandTable(null, 1, ImmutableDictionary<string, decimal>.Empty), began, began, TimeSpan.Zero);
        var table = new BandTable(terms.Definition, terms.Month.Months.Count, await targets.OfAsync(terms.Month, terms.Calendar));
        table.Enter([], await peers.AllAsync(terms.Month));
        return new Known(terms, table, began, began, time.GetElapsedTime(began));
    }

    private async Task EnterAsync(Known known, IReadOnlyCollection<string> partnerIds)
    {
        if (partnerIds.Count > 0 && known.Table.Names.Length > 0)
            known.Table.Enter(partnerIds, await peers.OfAsync(partnerIds, known.Terms.Month));
    }

    [LoggerMessage(EventId = 3471, Level = LogLevel.Warning, Message = "The bands of partners could not be brought up to date: lists show them as not known until it is tried again.")]
    private static partial void LogNotRefreshed(ILogger logger, Exception exception);

    /// <summary>What bands are judged by.</summary>
    private sealed record Terms(Period Month, CalendarRules Calendar, ScorecardDefinition? Definition)
    {
        public bool Equals(Terms? other) => other is not null && Month.Id == other.Month.Id && Calendar == other.Calendar && Definition?.Version == other.Definition?.Version;

        public override int GetHashCode() => HashCode.Combine(Month.Id, Calendar, Definition?.Version);
    }

    /// <summary>Bands that are there.</summary>
    private sealed record Known(Terms Terms, BandTable Table, long ReadAt, long JudgedAt, TimeSpan Took);

    /// <summary>Bands that are being computed, and who changed meanwhile.</summary>
    private sealed record Coming(Task<Known> Computing)
    {
        public HashSet<string> Changed { get; } = new(StringComparer.Ordinal);
    }
}
