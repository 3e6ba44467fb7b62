using System.Runtime.CompilerServices;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Settlement.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Ledgers;

/// <summary>Exports the postings of a partner, each in a row of its own.</summary>
internal sealed class LedgerExport(LedgerService.LedgerServiceClient client, LedgerNames names, IStringLocalizer<LedgersTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "ledger";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var request = new ListLedgerEntriesRequest { PartnerId = query["partner"].ToString(), PageSize = PageSize };
        var first = await client.ListLedgerEntriesAsync(request, cancellationToken: cancellationToken);
        return new ExportTable("ledger",
            [texts["Posted"], texts["Cause"], texts["Statement"], texts["Account"], texts["Currency"], texts["Amount"], texts["By whom"], texts["Journal version"], texts["Entry"]],
            null, RowsAsync(request, Terms.Read<LedgerAccount>(query["account"]), first, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        ListLedgerEntriesRequest request, LedgerAccount account, ListLedgerEntriesResponse page, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            foreach (var entry in page.Entries)
                foreach (var posting in entry.Postings.Where(posting => account == default || posting.Account == account))
                    yield return [
                        entry.PostedOn, names.Of(entry.Cause), entry.StatementId, names.Of(posting.Account), posting.Amount.CurrencyCode, Format.Amount(posting.Amount), entry.Principal, entry.JournalVersion,
                        (long)entry.Entry];
            if (page.NextPageToken.Length == 0)
                yield break;
            request.PageToken = page.NextPageToken;
            page = await client.ListLedgerEntriesAsync(request, cancellationToken: cancellationToken);
        }
    }
}
