using ChannelGrains.Dashboard.Search;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Forms;

/// <summary>Finds plans by their title or id.</summary>
internal sealed class PlanSearch(PlanNames plans, IStringLocalizer<FormsTexts> texts) : ISearchSource
{
    private const int Most = 10;

    public string Title => texts["Plans"];

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, CancellationToken cancellationToken)
    {
        await plans.ReadAsync();
        return
        [
            .. (from plan in plans.Choices
                where plan.Text.Contains(text, StringComparison.OrdinalIgnoreCase) || plan.Value.Contains(text, StringComparison.OrdinalIgnoreCase)
                select new SearchHit(plan.Text, plan.Value, FormNames.PlanHref(plan.Value))).Take(Most),
        ];
    }
}
