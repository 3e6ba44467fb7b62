using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Feed;

internal sealed partial class ViewFeed
{
    /// <summary>Partners that compute at once.</summary>
    private const int ComputingAtOnce = 4;

    private readonly ConcurrentQueue<(PartnerFeed Feed, long Since)> _behind = [];
    private readonly List<PartnerFeed> _catchingUp = [];

    private TimeSpan ComputeDelay => TimeSpan.FromMilliseconds(options.Value.ComputeMilliseconds);

    /// <summary>Under the feed's gate.</summary>
    public void EnqueueToCatchUp(PartnerFeed feed) => _behind.Enqueue((feed, Now));

    /// <summary>Has partners compute what is behind, those that have waited longest first, and no more than may be computed in the time of a round.</summary>
    private Task CatchUpRoundAsync() =>
        CatchUpAsync(ComputeDelay, Math.Max(1, options.Value.ComputedPerSecond * options.Value.FlushMilliseconds / 1_000), CancellationToken.None);

    /// <summary>Has all compute what is behind, so that the next start need not load them for it.</summary>
    private Task CatchUpBeforeStopAsync(CancellationToken cancellationToken) => CatchUpAsync(TimeSpan.Zero, _behind.Count, cancellationToken);

    private async Task CatchUpAsync(TimeSpan waited, int most, CancellationToken cancellationToken)
    {
        _catchingUp.Clear();
        while (_catchingUp.Count < most && Take(_behind, waited, feed => feed.OnTakenToCatchUp()) is { } feed)
            _catchingUp.Add(feed);
        await Parallel.ForEachAsync(_catchingUp, new ParallelOptions { MaxDegreeOfParallelism = ComputingAtOnce, CancellationToken = cancellationToken }, async (feed, _) =>
        {
            try
            {
                if (await grains.GetGrain<IFedGrain>(feed.PartnerId).CatchUp() != commits.StoreNumber)
                    Drop(feed);
            }
            catch (Exception exception)
            {
                LogNotComputed(logger, feed.PartnerId, exception);
            }
            // Of one that has no feed any more, or failed, it is still behind.
            lock (feed.Gate)
                if (!feed.IsClosed)
                    feed.CatchUpAgain();
        });
    }

    /// <summary>Its partner has moved to another process, which told everything when it loaded it.</summary>
    private void Drop(PartnerFeed feed)
    {
        feed.Close();
        _feeds.TryRemove(KeyValuePair.Create(feed.PartnerId, feed));
    }

    [LoggerMessage(EventId = 3103, Level = LogLevel.Warning, Message = "What partner {PartnerId} tells the views could not be computed; it is tried again.")]
    private static partial void LogNotComputed(ILogger logger, string partnerId, Exception exception);
}
