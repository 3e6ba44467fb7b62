using ChannelGrains.Domain.PartnerLists;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.PartnerLists;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Verification;

/// <summary>What the directory has of one partner: its life, and which of the rows that it is listed by are missing or say something else.</summary>
/// <param name="life">The life; null where there is none.</param>
/// <param name="lost">Such rows.</param>
/// <param name="version">Version of the journal that both show.</param>
internal sealed class DirectoryEntries(byte[]? life, int lost, long version)
{
    private const int Attempts = 20;

    public long Version => version;

    /// <summary>Reads them; null when the partner changed each time that they were read.</summary>
    public static async ValueTask<DirectoryEntries?> ReadAsync(IJournals journals, IJournalIndex index, PartnerStateFold partner, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var journal = await journals.OpenAsync(partner.Journal, cancellationToken);
            var version = journal.DurableVersion;
            if (await ReadLifeAsync(index, partner.PartnerId, cancellationToken) is not { } before)
                return new DirectoryEntries(null, 0, version);
            var life = PartnerLife.Read(before);
            var changed = await journals.ReadAsync(journal, life.Version, 1, cancellationToken);
            if (changed.Count == 0)
                return new DirectoryEntries(before, 0, life.Version);
            var lost = await CountLostAsync(index, PartnerListRows.Of(life, RecordTimes.Of(changed[0].Payload.Span)), cancellationToken);
            // Both are written together.
            if (await ReadLifeAsync(index, partner.PartnerId, cancellationToken) is { } after && after.AsSpan().SequenceEqual(before))
                return new DirectoryEntries(before, lost, Math.Max(version, life.Version));
        }
        return null;
    }

    /// <summary>What they say that the partner's state does not.</summary>
    public IEnumerable<string> Differences(FoldedPartner state)
    {
        if (life is null ? state.Life is not null : state.Life is null || !life.AsSpan().SequenceEqual(state.Life.ToBytes()))
            yield return life is null ? "the partner is missing" : "the partner is another one than by the journal";
        if (lost > 0)
            yield return $"{lost} of the rows that it is listed by are missing or say something else";
    }

    private static async ValueTask<byte[]?> ReadLifeAsync(IJournalIndex index, string partnerId, CancellationToken cancellationToken)
    {
        var reads = new IndexReads();
        reads.Add(PartnerDirectory.Key(partnerId));
        await index.ReadIndexAsync(reads, cancellationToken);
        return reads.Found(0) ? reads.Value(0).ToArray() : null;
    }

    private static async ValueTask<int> CountLostAsync(IJournalIndex index, IReadOnlyList<ListRow> rows, CancellationToken cancellationToken)
    {
        var reads = new IndexReads();
        foreach (var row in rows)
            reads.Add(row.Key);
        await index.ReadIndexAsync(reads, cancellationToken);
        return Enumerable.Range(0, rows.Count).Count(number => !reads.Found(number) || !reads.Value(number).SequenceEqual(rows[number].Value));
    }
}
