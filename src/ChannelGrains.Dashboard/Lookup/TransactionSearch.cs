using System.Text;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Dashboard.Search;
using ChannelGrains.Ingest.V1;
using Grpc.Core;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Lookup;

/// <summary>Finds transactions by their whole id: with all partners, or with the one whose id stands before it.</summary>
internal sealed class TransactionSearch(IngestService.IngestServiceClient client, LookupNames names, PartnerNames partners, IStringLocalizer<LookupTexts> texts) : ISearchSource
{
    private const int MaxIdBytes = 64, Most = 20;

    public string Title => texts["Transactions"];

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, CancellationToken cancellationToken)
    {
        var found = new List<FoundTransaction>();
        try
        {
            if (text.Split(' ', 2) is [var partner, { Length: > 0 } id])
                found.AddRange(await OfAsync(new FindTransactionsRequest { PartnerId = partner, TransactionId = id }, cancellationToken));
            found.AddRange(await OfAsync(new FindTransactionsRequest { TransactionId = text }, cancellationToken));
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.FailedPrecondition)
        {
            if (found.Count == 0)
                return [new SearchHit(texts["There are too many partners to look with all of them"], texts["Write the id of the partner, a blank and the id of the transaction."], "/partners?view=directory")];
        }
        await partners.ReadAsync(found.Select(one => one.PartnerId));
        return [.. found.Take(Most).Select(HitOf)];
    }

    /// <summary>Nothing where the text can be no such id, or the reader may not see any.</summary>
    private async Task<IEnumerable<FoundTransaction>> OfAsync(FindTransactionsRequest request, CancellationToken cancellationToken)
    {
        if (Encoding.UTF8.GetByteCount(request.TransactionId) > MaxIdBytes)
            return [];
        try
        {
            return (await client.FindTransactionsAsync(request, cancellationToken: cancellationToken)).Transactions;
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument or StatusCode.PermissionDenied)
        {
            return [];
        }
    }

    private SearchHit HitOf(FoundTransaction found) => new(
        found.Transaction.TransactionId,
        string.Join(" · ", new[] { partners[found.PartnerId], names.Of(found.Transaction.Kind), names.Of(found.State), found.SourceId, found.BusinessDay }.Where(part => part.Length > 0)),
        LookupNames.Href(found));
}
