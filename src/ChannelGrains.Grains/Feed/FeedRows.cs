using System.Buffers.Binary;
using System.Text;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Keys;

namespace ChannelGrains.Grains.Feed;

/// <summary>Keys of the rows in which views are saved: a partner's cells of a view, and what is saved of a partner at all.</summary>
internal static class FeedRows
{
    private const int PartnerAt = 1 + sizeof(int);

    public static readonly byte[] PartnerPrefix = [RowSpaces.ViewPartners];

    /// <summary>Rows of all partners in a view.</summary>
    public static byte[] ViewPrefix(ViewId view) => ViewKey(view, "");

    public static byte[] ViewKey(ViewId view, string partnerId)
    {
        var key = new byte[PartnerAt + Encoding.UTF8.GetByteCount(partnerId)];
        key[0] = view.Part;
        // Negative numbers, such as months before 1970, sort before the others too; nobody asks for their order.
        BinaryPrimitives.WriteInt32BigEndian(key.AsSpan(1), view.Number);
        Encoding.UTF8.GetBytes(partnerId, key.AsSpan(PartnerAt));
        return key;
    }

    public static string PartnerOfViewKey(ReadOnlySpan<byte> key) => Encoding.UTF8.GetString(key[PartnerAt..]);

    public static byte[] PartnerKey(string partnerId) => [RowSpaces.ViewPartners, .. Encoding.UTF8.GetBytes(partnerId)];
}
