using ChannelGrains.Actions.V1;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Actions;

/// <summary>Exports how actions are kept up in a period.</summary>
internal sealed class ActionMeasuresExport(ActionService.ActionServiceClient client, ActionNames names, Company company, IStringLocalizer<ActionTexts> texts) : IExport
{
    private const decimal SecondsOfDay = 86_400;

    public string Id => "action-measures";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        await company.ReadAsync();
        var period = query["period"] is [{ Length: > 0 } chosen] ? chosen : company.Month;
        var answer = await client.GetActionMeasuresAsync(
            new GetActionMeasuresRequest { Period = period, Filter = new ActionFilter { Region = query["region"].ToString() } }, cancellationToken: cancellationToken);
        return new ExportTable("action-measures",
            [
                texts["Period"], texts["Kind"], texts["Verified"], texts["Within due"], texts["Cancelled"], texts["Median time to done"], texts["Cause came back"], texts["Not closed"], texts["Overdue"], texts["Median age"],
            ],
            answer.Measures.Count,
            answer.Measures.Select(measure => (IReadOnlyList<object?>)[
                period, names.Of(measure.Kind), measure.Verified, measure.WithinDue, measure.Cancelled, Days(measure.MedianToDone), measure.Repeated, measure.Live, measure.Overdue, Days(measure.MedianAge),
            ]).ToAsyncEnumerable());
    }

    /// <summary>In days, with a tenth; null where there is none.</summary>
    private static decimal? Days(Duration? time) => time is null ? null : decimal.Round(time.Seconds / SecondsOfDay, 1);
}
