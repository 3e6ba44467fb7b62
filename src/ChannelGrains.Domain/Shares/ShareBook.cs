namespace ChannelGrains.Domain.Shares;

/// <summary>The live shares of one partner. Whatever else there was is in the index. Not for several threads at once.</summary>
public sealed class ShareBook
{
    private readonly SortedDictionary<string, LiveShare> _live = new(StringComparer.Ordinal);

    /// <summary>By id; some may have expired since the last fact.</summary>
    public IReadOnlyCollection<LiveShare> Live => _live.Values;

    public int LiveAt(long nowMicros) => _live.Values.Count(share => nowMicros < share.ExpiresAtMicros);

    /// <summary>The fold. Those that have expired by a fact's time are forgotten.</summary>
    /// <param name="fact">What happened.</param>
    /// <param name="version">The fact's version in the partner's journal.</param>
    /// <param name="atMicros">When, microseconds since 1970-01-01 UTC.</param>
    public void Apply(ShareFact fact, long version, long atMicros)
    {
        foreach (var expired in _live.Values.Where(share => share.ExpiresAtMicros <= atMicros).ToList())
            _live.Remove(expired.ShareId);
        switch (fact)
        {
            case ShareCreated created:
                Set(new(created.ShareId, version, created.ExpiresAtMicros));
                break;
            case ShareRevoked revoked:
                _live.Remove(revoked.ShareId);
                break;
            default:
                throw new InvalidOperationException($"{fact.GetType().Name} is nothing that becomes of a share.");
        }
    }

    /// <summary>Puts a share as a snapshot has it.</summary>
    public void Set(LiveShare share) => _live[share.ShareId] = share;
}
