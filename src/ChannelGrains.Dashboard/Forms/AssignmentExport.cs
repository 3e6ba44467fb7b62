using System.Runtime.CompilerServices;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Forms.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Forms;

/// <summary>Exports what plans ask for.</summary>
internal sealed class AssignmentExport(FormService.FormServiceClient client, FormNames names, IStringLocalizer<FormsTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "assignments";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        await names.ReadAsync();
        var request = FieldQuery.Of(name => name == "page" ? null : query[name].ToString(), PageSize);
        var first = await client.ListAssignmentsAsync(request, cancellationToken: cancellationToken);
        return new ExportTable("assignments",
            [texts["Partner"], texts["Form"], texts["Plan"], texts["Store"], texts["Begins"], texts["To be done by"], texts["Sees to it"], texts["State"], texts["Record"]],
            null, RowsAsync(request, first, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(ListAssignmentsRequest request, ListAssignmentsResponse page, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            foreach (var one in page.Assignments)
                yield return [one.PartnerId, names.TitleOf(one.FormId), one.PlanId, one.StoreId, one.BeginsOn, one.DueOn, one.Owner, names.Of(one.State), one.RecordId];
            if (page.NextPageToken.Length == 0)
                yield break;
            request.PageToken = page.NextPageToken;
            page = await client.ListAssignmentsAsync(request, cancellationToken: cancellationToken);
        }
    }
}
