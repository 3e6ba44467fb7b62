using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Kpi.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Partners;

/// <summary>A partner's series, each of its steps.</summary>
internal sealed class SeriesExport(KpiService.KpiServiceClient kpis, PartnerTerms words, Company company, IStringLocalizer<PartnersTexts> texts) : IExport
{
    public string Id => "partner-series";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        await company.ReadAsync();
        string? Chosen(string name) => query[name].ToString() is { Length: > 0 } value ? value : null;
        var partnerId = Chosen("partner") ?? "";
        var answer = await kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = partnerId, Period = Chosen("period") ?? company.Month }, cancellationToken: cancellationToken);
        var series = await kpis.QuerySeriesAsync(
            SeriesQuestion.Of(partnerId, Chosen("measure"), Chosen("step"), Chosen("category"), answer.Kpis.FirstDay, answer.Kpis.LastDay), cancellationToken: cancellationToken);
        return new ExportTable($"{answer.Kpis.PartnerId}-{answer.Kpis.Period}", [texts["Period"], words.Of(SeriesQuestion.MeasureOf(Chosen("measure"))), texts["Currency"]], series.Points.Count,
            series.Points.Select(point => (IReadOnlyList<object?>)[point.Period, Format.Parse(point.Value), series.CurrencyCode]).ToAsyncEnumerable());
    }
}
