using System.Runtime.CompilerServices;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Targets.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Targets;

/// <summary>Exports the parts of a target's allocation.</summary>
internal sealed class AllocationExport(TargetService.TargetServiceClient client, PartnerNames partners, IStringLocalizer<TargetTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "allocation";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var request = new GetAllocationRequest { Scope = ScopeId.Read(query["scope"].ToString()), Year = query["year"].ToString(), PageSize = PageSize };
        var first = await client.GetAllocationAsync(request, cancellationToken: cancellationToken);
        return new ExportTable("allocation", [texts["Partner"], texts["Name"], texts["Currency"], texts["Part"], texts["Refused"]], first.Allocation.PartCount, RowsAsync(request, first, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(GetAllocationRequest request, GetAllocationResponse page, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var refused = page.Allocation.Refusals.ToDictionary(refusal => refusal.PartnerId, refusal => refusal.Message, StringComparer.Ordinal);
        while (true)
        {
            await partners.ReadAsync(page.Parts.Select(part => part.PartnerId));
            foreach (var part in page.Parts)
                yield return [part.PartnerId, partners[part.PartnerId], part.Target.CurrencyCode, Format.Amount(part.Target), refused.GetValueOrDefault(part.PartnerId)];
            if (page.NextPageToken.Length == 0)
                yield break;
            request.PageToken = page.NextPageToken;
            page = await client.GetAllocationAsync(request, cancellationToken: cancellationToken);
        }
    }
}
