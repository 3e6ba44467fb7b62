using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Domain.Surveys;
using ChannelGrains.Grains.Customers;

namespace ChannelGrains.Grains.Surveys;

/// <summary>Writes and reads the tokens of invitations: <c>cgv_</c>, and in base64url what it says and its HMAC-SHA256 by a key of the store. So a forged one is refused without
/// looking anything up, and nothing of a token is kept.</summary>
public sealed class SurveyTokens(CustomerKey key)
{
    private const string Start = "cgv_";
    private const byte Format = 1;
    private const int IdBytes = 10, HeadBytes = 1 + sizeof(uint) + IdBytes, SignatureBytes = 16, MaxPartnerBytes = 64;

    private static readonly int MaxLength = Start.Length + Base64Url.GetEncodedLength(HeadBytes + MaxPartnerBytes + SignatureBytes);

    private readonly byte[] _key = key.Derive("survey tokens");

    /// <summary>Whether a key is the token of an invitation, and nothing else, well formed or not.</summary>
    public static bool IsMeant(string text) => text.StartsWith(Start, StringComparison.Ordinal);

    /// <summary>A new id of an invitation: 20 hexadecimal digits.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>The token of an invitation, always the same.</summary>
    public string Write(string partnerId, SurveyInvited invited)
    {
        var body = new byte[HeadBytes + Encoding.UTF8.GetByteCount(partnerId)];
        body[0] = Format;
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(1), (uint)(invited.ExpiresAtMicros / 1_000_000));
        Convert.FromHexString(invited.InvitationId).CopyTo(body, 1 + sizeof(uint));
        Encoding.UTF8.GetBytes(partnerId, body.AsSpan(HeadBytes));
        return Start + Base64Url.EncodeToString([.. body, .. Sign(body)]);
    }

    /// <summary>Null for a text that this store has not signed.</summary>
    public SurveyToken? Read(string text)
    {
        if (!IsMeant(text) || text.Length > MaxLength)
            return null;
        var bytes = new byte[MaxLength];
        var encoded = text.AsSpan(Start.Length);
        if (Base64Url.DecodeFromChars(encoded, bytes, out _, out var written) != OperationStatus.Done || written <= HeadBytes + SignatureBytes)
            return null;
        var body = bytes.AsSpan(0, written - SignatureBytes);
        var signature = bytes.AsSpan(written - SignatureBytes, SignatureBytes);
        if (!CryptographicOperations.FixedTimeEquals(signature, Sign(body)) || body[0] != Format || !encoded.SequenceEqual(Base64Url.EncodeToString(bytes.AsSpan(0, written))))
            return null;
        return new SurveyToken(
            Encoding.UTF8.GetString(body[HeadBytes..]), Convert.ToHexStringLower(body.Slice(1 + sizeof(uint), IdBytes)), BinaryPrimitives.ReadUInt32BigEndian(body[1..]));
    }

    private ReadOnlySpan<byte> Sign(ReadOnlySpan<byte> body) => HMACSHA256.HashData(_key, body).AsSpan(0, SignatureBytes);
}
