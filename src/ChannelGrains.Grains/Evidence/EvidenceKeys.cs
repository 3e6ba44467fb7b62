using System.Text;
using ChannelGrains.Domain.Keys;

namespace ChannelGrains.Grains.Evidence;

/// <summary>Where the index has files of evidence: by partner, and by file the partners that it is claimed for.</summary>
internal static class EvidenceKeys
{
    private const byte End = (byte)'/'; // no id holds one

    /// <summary>All files that are claimed, by SHA-256 and partner; nothing stands there.</summary>
    public static byte[] Claims { get; } = [IndexSpaces.EvidenceClaims, End];

    /// <summary>All files of a partner, by SHA-256.</summary>
    public static byte[] Files(string partnerId) => [IndexSpaces.Evidence, End, .. Encoding.UTF8.GetBytes(partnerId), End];

    /// <summary>A file of a partner, with a <see cref="Journal.V1.EvidenceEntry"/>.</summary>
    public static byte[] File(string partnerId, string sha256) => [.. Files(partnerId), .. Convert.FromHexString(sha256)];

    public static byte[] ClaimsOf(string sha256) => [.. Claims, .. Convert.FromHexString(sha256)];

    public static byte[] Claim(string sha256, string partnerId) => [.. ClaimsOf(sha256), .. Encoding.UTF8.GetBytes(partnerId)];

    /// <summary>The file and partner of a key below <see cref="Claims"/>.</summary>
    public static (string Sha256, string PartnerId) Read(ReadOnlySpan<byte> claim)
    {
        var (from, bytes) = (Claims.Length, 32);
        return (Convert.ToHexStringLower(claim.Slice(from, bytes)), Encoding.UTF8.GetString(claim[(from + bytes)..]));
    }
}
