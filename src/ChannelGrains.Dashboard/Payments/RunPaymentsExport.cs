using System.Runtime.CompilerServices;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Settlement.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Payments;

/// <summary>Exports the payments of a run.</summary>
internal sealed class RunPaymentsExport(PaymentService.PaymentServiceClient client, PaymentNames names, IStringLocalizer<PaymentsTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "run-payments";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var request = new GetPaymentRunRequest { PaymentRunId = query["run"].ToString(), PageSize = PageSize };
        var first = await client.GetPaymentRunAsync(request, cancellationToken: cancellationToken);
        return new ExportTable("payments",
            [texts["Partner"], texts["Statement"], texts["Currency"], texts["Amount"], texts["State"], texts["Why"], texts["Id for the bank"]],
            null, RowsAsync(request, first, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(GetPaymentRunRequest request, GetPaymentRunResponse page, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            foreach (var payment in page.Payments)
                yield return [
                    payment.PartnerId, payment.StatementId, payment.Amount?.CurrencyCode, payment.Amount is null ? null : Format.Amount(payment.Amount), names.Of(payment.State),
                    $"{payment.Reason} {payment.Message}".Trim(), payment.EndToEndId];
            if (page.NextPageToken.Length == 0)
                yield break;
            request.PageToken = page.NextPageToken;
            page = await client.GetPaymentRunAsync(request, cancellationToken: cancellationToken);
        }
    }
}
