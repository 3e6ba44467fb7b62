using System.Buffers.Binary;
using System.Text;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.PartnerLists;

/// <summary>
/// Keys of the rows by which partners are listed: the group, which is order, region, 0, state and type, then the place, by which the partners of a group are
/// in order. The place ends with the id. Neither regions, names nor ids have a byte 0.
/// </summary>
public static class PartnerListKeys
{
    public static byte[] Group(PartnerOrder order, string region, LifecycleState state, ChannelType type) =>
        [IndexSpaces.PartnerLists, (byte)order, .. Encoding.UTF8.GetBytes(region), 0, (byte)state, (byte)type];

    public static byte[] Place(PartnerOrder order, string partnerId, string displayName, long createdAtMicros)
    {
        var id = Encoding.UTF8.GetBytes(partnerId);
        switch (order)
        {
            case PartnerOrder.PartnerId:
                return id;
            case PartnerOrder.DisplayName:
                return [.. Encoding.UTF8.GetBytes(displayName.ToUpperInvariant()), 0, .. id];
            case PartnerOrder.CreatedAt:
                var place = new byte[sizeof(long) + id.Length];
                // The sign turned, so that bytes are in the order of numbers.
                BinaryPrimitives.WriteInt64BigEndian(place, createdAtMicros ^ long.MinValue);
                id.CopyTo(place, sizeof(long));
                return place;
            default:
                throw new ArgumentOutOfRangeException(nameof(order), order, "There is no such order.");
        }
    }

    public static byte[] Place(PartnerOrder order, PartnerOnDay partner) => Place(order, partner.PartnerId, partner.Particulars.DisplayName, partner.CreatedAtMicros);

    /// <summary>The id at a place. <see cref="InvalidDataException"/> when the bytes are none.</summary>
    public static ReadOnlySpan<byte> IdAt(PartnerOrder order, ReadOnlySpan<byte> place)
    {
        var start = order switch
        {
            PartnerOrder.DisplayName => place.IndexOf((byte)0) + 1,
            PartnerOrder.CreatedAt => sizeof(long),
            _ => 0,
        };
        return start < place.Length && (order != PartnerOrder.DisplayName || start > 0) ? place[start..] : throw new InvalidDataException("A row of a list of partners has no id.");
    }
}
