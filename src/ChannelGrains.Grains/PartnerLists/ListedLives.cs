using ChannelGrains.Domain.Partners;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.PartnerLists;

/// <summary>Reads partners from the directory.</summary>
internal static class ListedLives
{
    /// <summary>Partners that are read together: each may be as large as most pages.</summary>
    public const int AtOnce = 32;

    /// <summary>The partners of some keys, each as it is on its day of an instant, with the bytes that it takes; null where there is none.</summary>
    public static async ValueTask<(PartnerOnDay Partner, int Bytes)?[]> ReadAsync(IJournalIndex index, IReadOnlyList<byte[]> keys, long nowMicros)
    {
        var reads = new IndexReads();
        foreach (var key in keys)
            reads.Add(key);
        await index.ReadIndexAsync(reads, CancellationToken.None);
        var partners = new (PartnerOnDay, int)?[keys.Count];
        for (var i = 0; i < partners.Length; i++)
            if (reads.Found(i))
            {
                var life = PartnerLife.Read(reads.Value(i));
                partners[i] = (life.On(life.DayOf(nowMicros)), reads.Value(i).Length);
            }
        return partners;
    }
}
