using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Settlement;

internal sealed partial class PartnerSettlement
{
    private const int AtOnce = 64;

    public Task<Answer<ListedPostings>> ListPostings(int pageSize, long after) => Partner.InTurnAsync(async partner =>
    {
        if (partner.Life is not { } life)
            return Answer<ListedPostings>.Refuse(Unknown());
        var size = Pages.Size(pageSize);
        List<LedgerRecord> records = [];
        foreach (var version in await VersionsAsync(after, size))
            records.Add(Posted(await SettlementRecords.ReadAsync(Partner, version)));
        return Answer<ListedPostings>.Of(
            new(records, BookOf(partner).Balances.All, life.Particulars.CurrencyCode, records.Count == size ? records[^1].Version : 0), Partner.Ticket);
    }, CancellationToken.None);

    public Task<Answer<LedgerVerdict>> VerifyLedger() => Partner.InTurnAsync(async partner =>
    {
        if (partner.Life is not { } life)
            return Answer<LedgerVerdict>.Refuse(Unknown());
        var audit = new LedgerAudit();
        for (var versions = await VersionsAsync(0, AtOnce); versions.Count > 0; versions = await VersionsAsync(versions[^1], AtOnce))
            foreach (var version in versions)
                audit.Add((await SettlementRecords.ReadAsync(Partner, version)).Fact, version);
        List<string> findings = [.. audit.Findings(BookOf(partner)), .. await LostEntriesAsync(BookOf(partner), life.Particulars.CurrencyCode)];
        instruments.OnVerified(findings.Count);
        return Answer<LedgerVerdict>.Of(new(audit.Balances.All, audit.EntryCount, findings, life.Particulars.CurrencyCode), Partner.Ticket);
    }, CancellationToken.None);

    /// <summary>Lists and payment runs go by the index.</summary>
    private async ValueTask<IReadOnlyList<string>> LostEntriesAsync(SettlementBook book, string currencyCode)
    {
        await Partner.WhenDurableAsync(CancellationToken.None);
        List<string> lost = [];
        foreach (var statement in book.Statements)
        {
            var (entries, reads) = (SettlementKeys.EntriesOf(Partner.PartnerId, statement, currencyCode), new IndexReads());
            foreach (var (key, _) in entries)
                reads.Add(key);
            await Partner.Store.ReadIndexAsync(reads, CancellationToken.None);
            if (entries.Where((entry, i) => reads.Found(i) ? entry.Value is null || !reads.Value(i).SequenceEqual(entry.Value) : entry.Value is not null).Any())
                lost.Add($"The index says something else of the statement of {statement.Period.Id}.");
        }
        return lost;
    }

    private async ValueTask<IReadOnlyList<long>> VersionsAsync(long after, int count)
    {
        // What was posted just now may not be in the index yet.
        await Partner.WhenDurableAsync(CancellationToken.None);
        var prefix = SettlementKeys.Postings(Partner.PartnerId);
        var from = after == 0 ? ReadOnlyMemory<byte>.Empty : SettlementKeys.Posting(Partner.PartnerId, after);
        var entries = await Partner.Store.ScanIndexAsync(prefix, from, count, descending: false, CancellationToken.None);
        return [.. entries.Select(entry => SettlementKeys.VersionOf(entry.Key.Span))];
    }

    private static LedgerRecord Posted(SettlementRecord record) =>
        new(record.Version, Domain.Calendars.Period.OfMonth(record.Fact.Month).Id, record.Fact.PostedOn, record.AtMicros, record.Principal, record.Fact.Entries);
}
