using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Agreements;

/// <summary>Who sells where by signed agreements, in the index: written with what signs or ends them, so that no partner is woken to be compared with.</summary>
internal static class Territories
{
    /// <summary>Partners that a signer is told of.</summary>
    public const int MaxNamed = 10;

    /// <summary>Territories that are looked at for each region of the signer's.</summary>
    private const int MaxLooked = 1_000;

    private const int RowsAtOnce = 128;

    private static readonly byte[] Shared = [0], Exclusive = [1];

    /// <summary>What goes with the record that signs or ends a version.</summary>
    /// <param name="partnerId">Whose.</param>
    /// <param name="next">The agreement behind it.</param>
    /// <param name="signed">The version that is signed, with its terms; null for an end.</param>
    public static IndexWrites Change(string partnerId, AgreementBook next, (int Number, AgreementTerms Terms)? signed)
    {
        var writes = new IndexWrites();
        var (days, bytes) = DaysOf(partnerId, next);
        writes.Put(days, bytes!);
        if (signed is var (number, terms))
            foreach (var (key, value) in EntriesOf(partnerId, number, terms))
                writes.Put(key, value!);
        return writes;
    }

    /// <summary>The territories of a signed version.</summary>
    public static IEnumerable<(byte[] Key, byte[]? Value)> EntriesOf(string partnerId, int number, AgreementTerms terms) =>
        RegionsOf(terms).Select(region => (TerritoryKeys.Of(region, partnerId, number), (byte[]?)(terms.IsExclusive ? Exclusive : Shared)));

    /// <summary>The days on which a partner's versions are in force.</summary>
    public static (byte[] Key, byte[]? Value) DaysOf(string partnerId, AgreementBook book) => (TerritoryKeys.Days(partnerId), TerritoryDays.ToBytes(book));

    /// <summary>What the signer is warned of: each other partner once, by region.</summary>
    /// <param name="index">The index.</param>
    /// <param name="partnerId">Whose version is signed.</param>
    /// <param name="terms">Its terms.</param>
    /// <param name="span">The days on which it will be in force; null for none.</param>
    /// <param name="today">The partner's business day: what is past is not warned of.</param>
    public static async ValueTask<IReadOnlyList<AgreementWarning>> WarningsAsync(IJournalIndex index, string partnerId, AgreementTerms terms, DaySpan? span, BusinessDay today)
    {
        if (span is null)
            return [];
        var warnings = new List<AgreementWarning>();
        foreach (var prefix in RegionsOf(terms).SelectMany(Prefixes))
            for (var (after, looked) = (Array.Empty<byte>(), 0); looked < MaxLooked && warnings.Count < MaxNamed;)
            {
                var rows = await index.ScanIndexAsync(prefix, after, RowsAtOnce, descending: false, CancellationToken.None);
                looked += rows.Count;
                foreach (var row in rows.Where(row => terms.IsExclusive || row.Value.Span[0] == Exclusive[0]))
                {
                    var (region, other, number) = TerritoryKeys.Read(row.Key.Span);
                    if (other != partnerId && warnings.Count < MaxNamed && !warnings.Exists(warning => warning.PartnerId == other)
                        && await DaysAsync(index, other, number) is { } days && span.FirstCommon(days, today) is { } first)
                        warnings.Add(new(AgreementWarningKind.Territory, 0, first) { PartnerId = other, Region = region });
                }
                if (rows.Count < RowsAtOnce)
                    break;
                after = rows[^1].Key.ToArray();
            }
        return warnings;
    }

    /// <summary>None named is everywhere.</summary>
    private static IEnumerable<string> RegionsOf(AgreementTerms terms) => terms.Regions.Count == 0 ? [""] : terms.Regions.Distinct(StringComparer.Ordinal);

    /// <summary>The keys of a region's territories, of those above it, and of those below it.</summary>
    private static IEnumerable<byte[]> Prefixes(string region) =>
        region.Length == 0 ? [TerritoryKeys.StartingWith("")] : RegionPaths.UpFrom(region).Select(TerritoryKeys.Of).Append(TerritoryKeys.StartingWith(region + "/"));

    private static async ValueTask<DaySpan?> DaysAsync(IJournalIndex index, string partnerId, int number)
    {
        var reads = new IndexReads();
        reads.Add(TerritoryKeys.Days(partnerId));
        await index.ReadIndexAsync(reads, CancellationToken.None);
        return reads.Found(0) ? TerritoryDays.Find(reads.Value(0), number) : null;
    }
}
