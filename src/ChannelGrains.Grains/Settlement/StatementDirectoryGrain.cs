using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.AsOf;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Settlement;

/// <summary>Has no state: how many journals are read at once is the reader's affair.</summary>
[Reentrant, StatelessWorker]
internal sealed class StatementDirectoryGrain(IJournalIndex index, IJournals journals, AsOfReader reader) : Grain, IStatementDirectoryGrain
{
    /// <summary>Bytes of records after which a page of transactions ends, whatever it found.</summary>
    private const long PageBytes = 8 << 20;

    private const int RecordsAtOnce = 64;

    public async Task<ListedStatements> List(int month, StatementState state, int size, string after, IReadOnlySet<string> own)
    {
        // A page of the directory is looked through whole, so that a rare state does not read it all.
        var prefix = SettlementKeys.Statements(month);
        var entries = await index.ScanIndexAsync(prefix, after.Length == 0 ? ReadOnlyMemory<byte>.Empty : IndexDirectory.Key(prefix, after), Pages.Size(size), descending: false, CancellationToken.None);
        var page = new List<ListedStatement>();
        var last = "";
        foreach (var entry in entries)
        {
            last = System.Text.Encoding.UTF8.GetString(entry.Key.Span[prefix.Length..]);
            var statement = StatementEntry.Parser.ParseFrom(entry.Value.Span);
            if ((own.Count == 0 || own.Contains(last)) && (state == StatementState.Unspecified || (int)state == statement.State))
                page.Add(new(
                    last, Period.OfMonth(month).Id, (StatementState)statement.State, statement.Total, statement.Payable, new BusinessDay(statement.DueDay), statement.CurrencyCode,
                    statement.ClosedAt));
        }
        return new(page, entries.Count < Pages.Size(size) ? "" : last);
    }

    public Task<Answer<ListedTransactions>> ListTransactions(string partnerId, LineScope scope, long after, int size, CancellationToken cancellationToken) =>
        reader.AdmitAsync(() => ReadAsync(partnerId, scope, Math.Max(after, scope.After), Pages.Size(size), cancellationToken), cancellationToken);

    private async Task<Answer<ListedTransactions>> ReadAsync(string partnerId, LineScope scope, long after, int size, CancellationToken cancellationToken)
    {
        var (found, version, bytes) = (new List<LineTransaction>(), after, 0L);
        if (scope.Days is null)
            return Answer<ListedTransactions>.Of(new(found, 0), default);
        var journal = await journals.OpenAsync(new JournalName(PartnerSource.Of(partnerId)), cancellationToken);
        while (found.Count < size && bytes < PageBytes)
        {
            var records = await journals.ReadAsync(journal, version + 1, RecordsAtOnce, cancellationToken);
            foreach (var record in records.TakeWhile(record => record.Version < scope.Before && found.Count < size && bytes < PageBytes))
            {
                found.AddRange(LineTransactions.Of(record, scope));
                bytes += record.Payload.Length;
                version = record.Version;
            }
            if (records.Count == 0 || version + 1 >= scope.Before)
                return Answer<ListedTransactions>.Of(new(found, 0), default);
        }
        return Answer<ListedTransactions>.Of(new(found, version), default);
    }
}
