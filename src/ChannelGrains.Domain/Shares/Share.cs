namespace ChannelGrains.Domain.Shares;

/// <summary>A share as a caller is shown it.</summary>
/// <param name="ShareId">Its id.</param>
/// <param name="Note">For whom, or what for.</param>
/// <param name="CreatedAtMicros">When it was created, microseconds since 1970-01-01 UTC.</param>
/// <param name="CreatedBy">By whom.</param>
/// <param name="ExpiresAtMicros">Until when it is good, likewise.</param>
/// <param name="RevokedAtMicros">When it was revoked, likewise; null where it was not.</param>
/// <param name="RevokedBy">By whom.</param>
[GenerateSerializer, Immutable]
public sealed record Share(
    [property: Id(0)] string ShareId, [property: Id(1)] string Note, [property: Id(2)] long CreatedAtMicros, [property: Id(3)] string CreatedBy,
    [property: Id(4)] long ExpiresAtMicros, [property: Id(5)] long? RevokedAtMicros, [property: Id(6)] string RevokedBy)
{
    public ShareState StateAt(long nowMicros)
    {
        if (RevokedAtMicros is not null)
            return ShareState.Revoked;
        return nowMicros < ExpiresAtMicros ? ShareState.Live : ShareState.Expired;
    }
}
