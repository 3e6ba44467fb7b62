using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace ChannelGrains.Gateway.Access;

/// <summary>What is sent in place of an API key to be shown what a share shows: <c>cgs_</c>, the share's id of 20 hexadecimal digits, and 32 random bytes in base64url.</summary>
/// <param name="ShareId">The share's id.</param>
/// <param name="Sha256">SHA-256 of the random bytes, all that is kept of them.</param>
internal sealed record ShareSecret(string ShareId, byte[] Sha256)
{
    private const string Start = "cgs_";
    private const int IdBytes = 10, IdLength = IdBytes * 2, RandomBytes = 32, RandomLength = 43;

    private static readonly SearchValues<char> IdDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Whether a key is for a share, and for nothing else, well formed or not.</summary>
    public static bool IsMeant(string key) => key.StartsWith(Start, StringComparison.Ordinal);

    /// <summary>Whether one stands anywhere in a header.</summary>
    public static bool IsIn(string? header) => header is not null && header.Contains(Start, StringComparison.Ordinal);

    /// <summary>A new one, and its text.</summary>
    public static (ShareSecret Secret, string Text) Make()
    {
        var random = RandomNumberGenerator.GetBytes(RandomBytes);
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        return (new ShareSecret(id, SHA256.HashData(random)), Start + id + Base64Url.EncodeToString(random));
    }

    /// <summary>Null for a text that none was ever written as: no secret has two texts.</summary>
    public static ShareSecret? Parse(string text)
    {
        if (text.Length != Start.Length + IdLength + RandomLength || !IsMeant(text))
            return null;
        var id = text.AsSpan(Start.Length, IdLength);
        var last = text.AsSpan(Start.Length + IdLength);
        var random = new byte[RandomBytes];
        if (id.ContainsAnyExcept(IdDigits) || Base64Url.DecodeFromChars(last, random, out _, out var written) != OperationStatus.Done || written != RandomBytes)
            return null;
        return last.SequenceEqual(Base64Url.EncodeToString(random)) ? new ShareSecret(id.ToString(), SHA256.HashData(random)) : null;
    }
}
