using System.Runtime.CompilerServices;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Discipline.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Discipline;

/// <summary>Exports the gifts that are chosen.</summary>
internal sealed class GiftsExport(DisciplineService.DisciplineServiceClient client, DisciplineNames names, IStringLocalizer<DisciplineTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "gifts";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var request = DisciplineQuery.Gifts(name => name == "page" ? null : query[name].ToString(), PageSize);
        var first = await client.ListGiftsAsync(request, cancellationToken: cancellationToken);
        return new ExportTable("gifts",
            [
                texts["Id"], texts["Day"], texts["Which way"], texts["Who"], texts["Partner"], texts["From or to"], texts["What it was"], texts["Value"], texts["Currency"], texts["What becomes of it"], texts["State"],
                texts["Note"], texts["Entered by"], texts["Decided by"], texts["Why"],
            ],
            null, RowsAsync(request, first, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(ListGiftsRequest request, ListGiftsResponse page, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            foreach (var gift in page.Gifts)
                yield return [
                    gift.GiftId, gift.Day, names.Of(gift.Direction), names.Of(gift.Person), gift.PartnerId, gift.Counterparty, gift.What, Format.Amount(gift.Value), gift.Value.CurrencyCode, names.Of(gift.Outcome),
                    names.Of(gift.State), gift.Note, gift.RecordedBy, gift.DecidedBy, gift.DecisionNote];
            if (page.NextPageToken.Length == 0)
                yield break;
            request.PageToken = page.NextPageToken;
            page = await client.ListGiftsAsync(request, cancellationToken: cancellationToken);
        }
    }
}
