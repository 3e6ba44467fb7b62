using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Errors;

namespace ChannelGrains.Gateway.Paging;

/// <summary>Closes texts so that nobody can read or change them, each for one query: AES-GCM with the query as associated data.</summary>
internal sealed class TokenSeal(byte[] key)
{
    private const int NonceBytes = 12, TagBytes = 16, MaxTokenLength = 2_048;

    public string Close(string place, byte[] query)
    {
        var plain = Encoding.UTF8.GetBytes(place);
        var token = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(token.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(token.AsSpan(0, NonceBytes), plain, token.AsSpan(NonceBytes, plain.Length), token.AsSpan(NonceBytes + plain.Length), query);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>INVALID_ARGUMENT PAGE_TOKEN for a text that was not closed here, or for another query.</summary>
    public string Open(string token, byte[] query)
    {
        if (token.Length > MaxTokenLength || !Base64Url.IsValid(token, out var length) || length < NonceBytes + TagBytes)
            throw RefusalStatus.ToException(NotOfThisList);
        var bytes = Base64Url.DecodeFromChars(token);
        // Unused bits of the last character would let several texts stand for one token.
        if (Base64Url.EncodeToString(bytes) != token)
            throw RefusalStatus.ToException(NotOfThisList);
        var plain = new byte[bytes.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        try
        {
            cipher.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes, plain.Length), bytes.AsSpan(NonceBytes + plain.Length), plain, query);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw RefusalStatus.ToException(NotOfThisList);
        }
        return Encoding.UTF8.GetString(plain);
    }

    private static Refusal NotOfThisList { get; } = Refusal.InvalidArgument("PAGE_TOKEN",
        "page_token is not one of this list, or of a list that was asked for otherwise: send back next_page_token with the same request, or begin without one.", "page_token");
}
