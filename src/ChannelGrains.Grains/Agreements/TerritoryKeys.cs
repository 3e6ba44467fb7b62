using System.Buffers.Binary;
using System.Text;
using ChannelGrains.Domain.Keys;

namespace ChannelGrains.Grains.Agreements;

/// <summary>Where the index has the territories of signed versions, by region, and the days on which a partner's versions are in force. Neither regions nor ids have a
/// byte 0.</summary>
internal static class TerritoryKeys
{
    /// <summary>All territories in regions that start with a text.</summary>
    public static byte[] StartingWith(string text) => [IndexSpaces.Territories, .. Encoding.UTF8.GetBytes(text)];

    /// <summary>All territories that name just this region.</summary>
    public static byte[] Of(string region) => [.. StartingWith(region), 0];

    public static byte[] Of(string region, string partnerId, int number)
    {
        byte[] key = [.. Of(region), .. Encoding.UTF8.GetBytes(partnerId), 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(key.AsSpan(key.Length - sizeof(int)), number);
        return key;
    }

    /// <summary>The days on which a partner's versions are in force.</summary>
    public static byte[] Days(string partnerId) => [IndexSpaces.AgreementDays, (byte)'/', .. Encoding.UTF8.GetBytes(partnerId)];

    public static (string Region, string PartnerId, int Number) Read(ReadOnlySpan<byte> key)
    {
        var rest = key[1..^(sizeof(int) + 1)];
        var end = rest.IndexOf((byte)0);
        return (Encoding.UTF8.GetString(rest[..end]), Encoding.UTF8.GetString(rest[(end + 1)..]), BinaryPrimitives.ReadInt32BigEndian(key[^sizeof(int)..]));
    }
}
