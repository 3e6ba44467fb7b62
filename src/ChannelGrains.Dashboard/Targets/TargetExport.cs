using System.Runtime.CompilerServices;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Targets.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Targets;

/// <summary>Exports the targets of a year.</summary>
internal sealed class TargetExport(TargetService.TargetServiceClient client, TargetNames names, IStringLocalizer<TargetTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "targets";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var request = new ListTargetsRequest { Year = query["year"].ToString(), PageSize = PageSize };
        var first = await client.ListTargetsAsync(request, cancellationToken: cancellationToken);
        return new ExportTable("targets", [texts["Year"], texts["Kind"], texts["Whose"], texts["Currency"], texts["Target"], texts["Version"], texts["Set"], texts["By whom"], texts["From"]], null, RowsAsync(request, first, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(ListTargetsRequest request, ListTargetsResponse page, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            foreach (var target in page.Targets)
                yield return [
                    target.Year, names.KindOf(target.Scope), names.Of(target.Scope), target.Amount.CurrencyCode, Format.Amount(target.Amount), (long)target.Version,
                    target.SetAt?.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture), target.SetBy, target.Origin is { } origin ? names.Of(origin.Scope) : ""];
            if (page.NextPageToken.Length == 0)
                yield break;
            request.PageToken = page.NextPageToken;
            page = await client.ListTargetsAsync(request, cancellationToken: cancellationToken);
        }
    }
}
