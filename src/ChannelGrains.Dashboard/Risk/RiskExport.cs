using System.Runtime.CompilerServices;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Risks.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Risk;

/// <summary>Exports the board.</summary>
internal sealed class RiskExport(RiskService.RiskServiceClient client, RiskNames names, Terms terms, IStringLocalizer<RiskTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "risks";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var request = RiskQuery.Of(name => query[name], PageSize);
        request.PageToken = "";
        var first = await client.ListRisksAsync(request, cancellationToken: cancellationToken);
        return new ExportTable("risks",
            [texts["Partner"], texts["Level"], texts["Score"], texts["Main factor"], texts["Since"], texts["Payments held"], texts["Region"], texts["Channel type"]],
            (int)Math.Min(first.TotalSize, int.MaxValue), RowsAsync(request, first, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(ListRisksRequest request, ListRisksResponse page, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            foreach (var risk in page.Risks)
                yield return [
                    risk.PartnerId, names.Of(risk.Level), Format.Parse(risk.Score), names.Of(risk.GravestFactor), risk.Since?.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
                    risk.Held ? texts["held"].Value : "", risk.Region, terms.Of(risk.ChannelType)];
            if (page.NextPageToken.Length == 0)
                yield break;
            request.PageToken = page.NextPageToken;
            page = await client.ListRisksAsync(request, cancellationToken: cancellationToken);
        }
    }
}
