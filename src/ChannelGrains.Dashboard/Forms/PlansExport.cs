using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Forms.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Forms;

/// <summary>Exports the plans.</summary>
internal sealed class PlansExport(FormService.FormServiceClient client, FormNames names, PlanWords words, IStringLocalizer<FormsTexts> texts) : IExport
{
    /// <summary>As many as there may be.</summary>
    private const int PageSize = 1_000;

    public string Id => "plans";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        await names.ReadAsync();
        var list = await client.ListPlansAsync(new ListPlansRequest { FormId = query["form"].ToString(), PageSize = PageSize }, cancellationToken: cancellationToken);
        return new ExportTable("plans",
            [
                texts["Plan"], texts["What it is for"], texts["Form"], texts["When"], texts["Rule"], texts["First day"], texts["Last day"], texts["Days to do it"], texts["Sees to it"], texts["State"], texts["Version"],
            ],
            list.Plans.Count,
            list.Plans.Select(plan => (IReadOnlyList<object?>)[
                plan.PlanId, plan.Title, names.TitleOf(plan.FormId), words.Of(plan.Recurrence, plan.StartsOn), plan.Recurrence, plan.StartsOn, plan.EndsOn, (long)plan.DaysToDo, plan.Owner,
                plan.Paused ? texts["Paused"].Value : texts["Runs"].Value, (long)plan.Version,
            ]).ToAsyncEnumerable());
    }
}
