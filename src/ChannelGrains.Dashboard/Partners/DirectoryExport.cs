using System.Runtime.CompilerServices;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Partners.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Partners;

/// <summary>The directory, all of its rows.</summary>
internal sealed class DirectoryExport(PartnerService.PartnerServiceClient partners, Terms terms, IStringLocalizer<PartnersTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "partners";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        ListPartnersRequest Page(string token) => DirectoryQuestion.Page(name => query[name].ToString() is { Length: > 0 } value ? value : null, PageSize, token);
        var first = await partners.ListPartnersAsync(Page(""), cancellationToken: cancellationToken);
        return new ExportTable("partners",
            [texts["Id"], texts["Partner"], texts["State"], texts["Channel type"], texts["Region"], texts["Band"], texts["Active from"], texts["Created"]], null, RowsAsync(first, Page, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(ListPartnersResponse page, Func<string, ListPartnersRequest> next, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            foreach (var partner in page.Partners)
                yield return
                [
                    partner.PartnerId, partner.DisplayName, terms.Of(partner.State), terms.Of(partner.ChannelType), partner.Region, partner.Band, partner.ActiveFrom, partner.CreatedAt?.ToDateTimeOffset().ToString("O"),
                ];
            if (page.NextPageToken.Length == 0)
                yield break;
            page = await partners.ListPartnersAsync(next(page.NextPageToken), cancellationToken: cancellationToken);
        }
    }
}
