using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Shares;

/// <summary>Creates a share.</summary>
/// <param name="ShareId">Its id, which nobody had before.</param>
/// <param name="SecretSha256">SHA-256 of its secret.</param>
/// <param name="Note">For whom, or what for.</param>
/// <param name="ExpiresAtMicros">Until when it is good, microseconds since 1970-01-01 UTC; null is <see cref="ShareLimits.DefaultLife"/>.</param>
[GenerateSerializer, Immutable]
public sealed record CreateShare(
    [property: Id(0)] string ShareId, [property: Id(1)] byte[] SecretSha256, [property: Id(2)] string Note, [property: Id(3)] long? ExpiresAtMicros)
{
    private const int MaxNoteBytes = ShareLimits.MaxNote * 4;

    /// <summary>Refused, in this order: TEXT_TOO_LONG, TEXT_INVALID, EXPIRES_AT, SHARES_FULL.</summary>
    /// <param name="book">The partner's shares.</param>
    /// <param name="nowMicros">Microseconds since 1970-01-01 UTC.</param>
    public Outcome<ShareCreated> Decide(ShareBook book, long nowMicros)
    {
        if (Texts.Check(Note, MaxNoteBytes, "note") is { } refusal)
            return refusal;
        if (Note.EnumerateRunes().Count() > ShareLimits.MaxNote)
            return Refusal.InvalidArgument("TEXT_TOO_LONG", $"note has more than {ShareLimits.MaxNote} characters: shorten it.", "note");
        var expiresAt = ExpiresAtMicros ?? nowMicros + (long)ShareLimits.DefaultLife.TotalMicroseconds;
        if (expiresAt <= nowMicros || expiresAt - nowMicros > (long)ShareLimits.MaxLife.TotalMicroseconds)
            return Refusal.InvalidArgument("EXPIRES_AT", $"expires_at must be later than now and at most {ShareLimits.MaxLife.TotalDays:0} days away: choose such a time, or leave it out for {ShareLimits.DefaultLife.TotalDays:0} days.", "expires_at");
        return book.LiveAt(nowMicros) >= ShareLimits.MaxLive
            ? Refusal.ResourceExhausted("SHARES_FULL", $"The partner has {ShareLimits.MaxLive} live shares, and takes no more: revoke some first.")
            : new ShareCreated(ShareId, SecretSha256, Note, expiresAt);
    }
}
