using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Forms;
using ChannelGrains.Forms.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Surveys;

/// <summary>Exports what surveys say.</summary>
internal sealed class SurveyResultsExport(FormService.FormServiceClient client, SurveyNames surveys, FormNames names, IStringLocalizer<SurveysTexts> texts) : IExport
{
    public string Id => "survey-results";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        await names.ReadAsync();
        var answer = await client.GetSurveyResultsAsync(ResultQuery.Results(name => query[name].ToString(), query["period"].ToString()), cancellationToken: cancellationToken);
        return new ExportTable("survey-results",
            [
                texts["Id"], texts["Survey"], texts["Who is asked"], texts["Invited"], texts["Answers"], texts["Answers that say how satisfied"], texts["Satisfied answers"], texts["Satisfied"], texts["Satisfied, from"],
                texts["Satisfied, to"], texts["Promoters"], texts["Passives"], texts["Detractors"], texts["Net promoters"], texts["Net promoters, from"], texts["Net promoters, to"],
            ],
            answer.Results.Count,
            answer.Results.Select(one => (IReadOnlyList<object?>)[
                one.FormId, names.TitleOf(one.FormId), surveys.Of(one.Subject), one.Invited, one.Answers, one.Rated, one.Satisfied, Format.Parse(one.Satisfaction?.Value), Format.Parse(one.Satisfaction?.Lower),
                Format.Parse(one.Satisfaction?.Upper), one.Promoters, one.Passives, one.Detractors, Format.Parse(one.NetPromoters?.Value), Format.Parse(one.NetPromoters?.Lower), Format.Parse(one.NetPromoters?.Upper),
            ]).ToAsyncEnumerable());
    }
}
