using System.Collections.Concurrent;
using System.Security.Cryptography;
using ChannelGrains.Domain.Shares;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Shares;
using ChannelGrains.Journal;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Gateway.Access;

/// <summary>Finds the principal of a share by its secret. What the index says is believed for a second, and a watch asks again every two, so that a share that was revoked or
/// has expired is refused, and its watches end, within 5 s; where this process revokes it, calls are refused at once.</summary>
internal sealed partial class ShareRing(IJournalIndex index, TimeProvider time, ILogger<ShareRing> logger)
{
    /// <summary>Shares remembered; only such as there are, so that ids that nobody was given take no room.</summary>
    private const int Capacity = 10_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1), Glance = TimeSpan.FromSeconds(2), Pause = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, KnownShare> _known = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private int _count; // the dictionary's own takes all its locks
    private long? _saidAt;
    private long _unsaid;

    /// <summary>Null when the text is no secret of a live share.</summary>
    public async ValueTask<Principal?> FindAsync(string text, CancellationToken cancellationToken)
    {
        if (ShareSecret.Parse(text) is not { } secret)
            return null;
        var known = await ReadAsync(secret.ShareId, cancellationToken);
        var state = known?.Share.StateAt(NowMicros) ?? ShareState.Unspecified;
        if (state == ShareState.Live && CryptographicOperations.FixedTimeEquals(known!.SecretSha256.Span, secret.Sha256))
            return known.Principal;
        Refuse(secret.ShareId, state);
        return null;
    }

    /// <summary>Cancels when the caller is a share whose time is over, as far as it can be read; null for who is no share. Disposed of before what it cancels.</summary>
    public IDisposable? Follow(Principal principal, CancellationTokenSource lapse) =>
        principal.ShareId is { } shareId ? time.CreateTimer(_ => _ = LookAsync(shareId, lapse), null, Glance, Glance) : null;

    /// <summary>Reads a share anew, as it was changed.</summary>
    public void Forget(string shareId)
    {
        if (_known.TryRemove(shareId, out _))
            Interlocked.Decrement(ref _count);
    }

    private long NowMicros => Timestamps.ToMicros(time.GetUtcNow());

    private async Task LookAsync(string shareId, CancellationTokenSource lapse)
    {
        var isLive = false;
        try
        {
            isLive = await ReadAsync(shareId, CancellationToken.None) is { } known && known.Share.StateAt(NowMicros) == ShareState.Live;
        }
        catch (Exception exception)
        {
            LogUnreadable(logger, shareId, exception);
        }
        if (isLive)
            return;
        try
        {
            await lapse.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The watch ended meanwhile.
        }
    }

    private async ValueTask<KnownShare?> ReadAsync(string shareId, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(shareId, out var known) && time.GetElapsedTime(known.ReadAt) < Fresh)
            return known;
        var readAt = time.GetTimestamp();
        if (await ShareDirectory.FindAsync(index, shareId, cancellationToken) is not { } kept)
            return null;
        known = new KnownShare(kept.Share, Principal.OfShare(shareId, kept.PartnerId), kept.SecretSha256, readAt);
        if (Volatile.Read(ref _count) >= Capacity)
        {
            _known.Clear();
            Volatile.Write(ref _count, 0);
        }
        if (_known.TryAdd(shareId, known))
            Interlocked.Increment(ref _count);
        else
            _known[shareId] = known;
        return known;
    }

    /// <summary>One line for all that are refused in a while. Of the secret it says nothing.</summary>
    private void Refuse(string shareId, ShareState state)
    {
        lock (_gate)
        {
            _unsaid++;
            if (_saidAt is { } before && time.GetElapsedTime(before) < Pause)
                return;
            _saidAt = time.GetTimestamp();
            var why = state switch
            {
                ShareState.Live => "it has another secret",
                ShareState.Expired => "it has expired",
                ShareState.Revoked => "it was revoked",
                _ => "there is none",
            };
            LogRefused(logger, _unsaid, shareId, why);
            _unsaid = 0;
        }
    }

    [LoggerMessage(EventId = 2313, Level = LogLevel.Warning,
        Message = "{Calls} calls since the last such line came as a share and were refused; the last was share {ShareId}: {Why}.")]
    private static partial void LogRefused(ILogger logger, long calls, string shareId, string why);

    [LoggerMessage(EventId = 2314, Level = LogLevel.Warning, Message = "Share {ShareId} could not be read; a watch of it ends.")]
    private static partial void LogUnreadable(ILogger logger, string shareId, Exception exception);
}
