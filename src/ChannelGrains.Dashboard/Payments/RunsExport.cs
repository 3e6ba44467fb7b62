using System.Runtime.CompilerServices;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Settlement.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Payments;

/// <summary>Exports the payment runs.</summary>
internal sealed class RunsExport(PaymentService.PaymentServiceClient client, PaymentNames names, IStringLocalizer<PaymentsTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "payment-runs";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var request = new ListPaymentRunsRequest { PageSize = PageSize };
        var first = await client.ListPaymentRunsAsync(request, cancellationToken: cancellationToken);
        return new ExportTable("payment-runs",
            [
                texts["Run"], texts["State"], texts["Payments"], texts["Currency"], texts["Total"], texts["Paid"], texts["Failed"], texts["Open breaks"], texts["Execution"], texts["Planned by"], texts["Approved by"],
            ],
            null, RowsAsync(request, first, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(ListPaymentRunsRequest request, ListPaymentRunsResponse page, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            foreach (var run in page.Runs)
                yield return [
                    run.PaymentRunId, names.Of(run.State), (long)run.PaymentCount, run.Total.CurrencyCode, Format.Amount(run.Total), (long)run.PaidCount, (long)run.FailedCount, (long)run.OpenBreakCount,
                    run.ExecutionDate, run.PlannedBy, run.ApprovedBy];
            if (page.NextPageToken.Length == 0)
                yield break;
            request.PageToken = page.NextPageToken;
            page = await client.ListPaymentRunsAsync(request, cancellationToken: cancellationToken);
        }
    }
}
