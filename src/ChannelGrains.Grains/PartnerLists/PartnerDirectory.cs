using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.PartnerLists;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.PartnerLists;

/// <summary>The directory of partners: index entries by id, each with the partner's life, and the rows that they are listed by, written with every change of it.</summary>
internal static class PartnerDirectory
{
    public static readonly byte[] Prefix = [IndexSpaces.Partners, (byte)'/'];

    public static byte[] Key(string partnerId) => IndexDirectory.Key(Prefix, partnerId);

    /// <summary>What goes with the record of a change.</summary>
    /// <param name="before">The life before; null for a new partner.</param>
    /// <param name="beforeAtMicros">When the record was made that it comes from.</param>
    /// <param name="next">The life after.</param>
    /// <param name="atMicros">When the record of the change is made.</param>
    public static IndexWrites Change(PartnerLife? before, long beforeAtMicros, PartnerLife next, long atMicros)
    {
        var index = new IndexWrites();
        index.Put(Key(next.PartnerId), next.ToBytes());
        var (old, rows) = (before is null ? [] : PartnerListRows.Of(before, beforeAtMicros), PartnerListRows.Of(next, atMicros));
        // Both are in the order of their keys.
        for (int i = 0, j = 0; i < old.Count || j < rows.Count;)
        {
            var order = i == old.Count ? 1 : j == rows.Count ? -1 : old[i].Key.AsSpan().SequenceCompareTo(rows[j].Key);
            if (order < 0)
                index.Delete(old[i].Key);
            else if (order > 0 || !old[i].Value.AsSpan().SequenceEqual(rows[j].Value))
                index.Put(rows[j].Key, rows[j].Value);
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return index;
    }
}
