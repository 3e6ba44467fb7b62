using System.Buffers.Binary;
using System.Text;
using ChannelGrains.Domain.Keys;

namespace ChannelGrains.Grains.Shares;

/// <summary>Where the index has shares.</summary>
internal static class ShareKeys
{
    private const byte End = (byte)'/'; // no id holds one
    private const byte Ids = (byte)'i', Partners = (byte)'p';

    /// <summary>A share, with a <see cref="Journal.V1.ShareEntry"/>.</summary>
    public static byte[] Share(string shareId) => [IndexSpaces.Shares, End, Ids, .. Encoding.UTF8.GetBytes(shareId)];

    /// <summary>The shares of a partner by the version of the record that created them, each with its id.</summary>
    public static byte[] OfPartner(string partnerId) => [IndexSpaces.Shares, End, Partners, .. Encoding.UTF8.GetBytes(partnerId), End];

    public static byte[] OfPartner(string partnerId, long version)
    {
        var prefix = OfPartner(partnerId);
        var key = new byte[prefix.Length + sizeof(long)];
        prefix.CopyTo(key, 0);
        BinaryPrimitives.WriteInt64BigEndian(key.AsSpan(prefix.Length), version);
        return key;
    }

    public static long VersionOf(ReadOnlySpan<byte> key) => BinaryPrimitives.ReadInt64BigEndian(key[^sizeof(long)..]);
}
