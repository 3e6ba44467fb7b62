using System.Buffers;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Partners;

/// <summary>The form of partner ids, and of source ids: 1 to 64 of letters, digits, - and _.</summary>
public static class PartnerIds
{
    public const int MaxLength = 64;

    private const string Allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly SearchValues<char> AllowedChars = SearchValues.Create(Allowed);
    private static readonly SearchValues<byte> AllowedBytes = SearchValues.Create([.. Allowed.Select(c => (byte)c)]);

    /// <summary>Null when the id is well formed, else INVALID_ID naming <paramref name="field"/>.</summary>
    public static Refusal? Validate(string id, string field = "partner_id") =>
        id.Length is >= 1 and <= MaxLength && !id.AsSpan().ContainsAnyExcept(AllowedChars)
            ? null
            : Refusal.InvalidArgument("INVALID_ID", $"{field} '{Shown(id)}' must be 1 to 64 letters, digits, - or _.", field);

    /// <summary>The same check of an id as it stands on the wire.</summary>
    public static bool IsValid(ReadOnlySpan<byte> utf8) => utf8.Length is >= 1 and <= MaxLength && !utf8.ContainsAnyExcept(AllowedBytes);

    /// <summary>What somebody is told who asks for a partner, or wants to change it.</summary>
    public static Refusal NotFound(string partnerId) => Refusal.NotFound("PARTNER_NOT_FOUND",
        $"There is no partner {partnerId}. Check the id against the list of partners.");

    /// <summary>What a sender is told.</summary>
    public static Refusal NotFoundToSend(string partnerId) => Refusal.NotFound("PARTNER_NOT_FOUND",
        $"There is no partner {partnerId}. Nothing was stored; create the partner, then send again.");

    private static string Shown(string id) => id.Length <= MaxLength ? id : string.Concat(id.AsSpan(0, MaxLength), "...");
}
