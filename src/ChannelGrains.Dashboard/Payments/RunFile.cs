using System.Globalization;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Settlement.V1;
using Microsoft.AspNetCore.Http;

namespace ChannelGrains.Dashboard.Payments;

/// <summary>A file of a run for the bank.</summary>
internal sealed class RunFile(PaymentService.PaymentServiceClient client) : IServedFile
{
    public string Id => "payment-run";

    public async Task<ServedFile> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var number = int.TryParse(query["file"], NumberStyles.None, CultureInfo.InvariantCulture, out var file) ? file : 0;
        var answer = await client.ExportPaymentRunAsync(new ExportPaymentRunRequest { PaymentRunId = query["run"].ToString(), File = number }, cancellationToken: cancellationToken);
        return new ServedFile(answer.Content.Memory, "application/xml", answer.FileName);
    }
}
