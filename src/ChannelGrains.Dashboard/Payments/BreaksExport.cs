using System.Runtime.CompilerServices;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Settlement.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Payments;

/// <summary>Exports the breaks.</summary>
internal sealed class BreaksExport(PaymentService.PaymentServiceClient client, PaymentNames names, IStringLocalizer<PaymentsTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "breaks";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var request = new ListBreaksRequest { PaymentRunId = query["run"].ToString(), ShowClosed = query["closed"].Count > 0, PageSize = PageSize };
        var first = await client.ListBreaksAsync(request, cancellationToken: cancellationToken);
        return new ExportTable("breaks",
            [texts["What differs"], texts["State"], texts["Run"], texts["Payment"], texts["Partner"], texts["Statement"], texts["Expected"], texts["By the bank"], texts["Booked"], texts["Note"]],
            null, RowsAsync(request, first, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(ListBreaksRequest request, ListBreaksResponse page, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            foreach (var one in page.Breaks)
                yield return [
                    names.Of(one.Kind), names.Of(one.State), one.PaymentRunId, one.EndToEndId, one.PartnerId, one.StatementId, one.Expected is null ? null : Format.Amount(one.Expected),
                    one.Actual is null ? null : Format.Amount(one.Actual), one.BookedOn, one.Note];
            if (page.NextPageToken.Length == 0)
                yield break;
            request.PageToken = page.NextPageToken;
            page = await client.ListBreaksAsync(request, cancellationToken: cancellationToken);
        }
    }
}
