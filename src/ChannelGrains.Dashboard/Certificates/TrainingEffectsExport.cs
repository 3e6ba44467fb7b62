using System.Runtime.CompilerServices;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Forms;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Forms.V1;
using ChannelGrains.Partners.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Certificates;

/// <summary>Exports, of all tests, what partners with somebody certified sold beside the others.</summary>
internal sealed class TrainingEffectsExport(CertificateService.CertificateServiceClient client, FormNames names, IStringLocalizer<CertificatesTexts> texts) : IExport
{
    public string Id => "training-effects";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        await names.ReadAsync();
        var tests = names.Forms.Where(form => form.Kind == FormKind.Test).OrderBy(form => form.FormId, StringComparer.Ordinal).ToList();
        return new ExportTable("training-effects",
            [
                texts["Code"], texts["Test"], texts["On the day"], texts["Partners certified"], texts["Net of those certified"], texts["Net of one certified, on average"], texts["Other partners"], texts["Net of the others"],
                texts["Net of one other, on average"],
            ],
            tests.Count, RowsAsync(tests, query, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(IReadOnlyList<Form> tests, IQueryCollection query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var form in tests)
        {
            var request = new GetTrainingEffectRequest { Code = form.FormId, Period = query["period"].ToString(), Region = query["region"].ToString(), ChannelType = Terms.Read<ChannelType>(query["type"].ToString()) };
            var effect = await client.GetTrainingEffectAsync(request, cancellationToken: cancellationToken);
            yield return [
                form.FormId, FormNames.Title(form), effect.Day, (long)effect.Certified.Partners, Format.Amount(effect.Certified.NetSales), Format.Parse(effect.Certified.MeanNetSales),
                (long)effect.Others.Partners, Format.Amount(effect.Others.NetSales), Format.Parse(effect.Others.MeanNetSales)];
        }
    }
}
