using ChannelGrains.Actions.V1;
using ChannelGrains.Dashboard.Search;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Actions;

/// <summary>Finds actions that are not closed by what is to be done, their id, partner or owner, among the first by due time.</summary>
internal sealed class ActionSearch(ActionService.ActionServiceClient client, ActionNames names, IStringLocalizer<ActionTexts> texts) : ISearchSource
{
    private const int PageSize = 1_000, Pages = 5, Most = 10;

    public string Title => texts["Actions"];

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, CancellationToken cancellationToken)
    {
        List<SearchHit> hits = [];
        var request = new ListActionsRequest { PageSize = PageSize };
        for (var pages = 0; pages < Pages && hits.Count < Most; pages++)
        {
            var page = await client.ListActionsAsync(request, cancellationToken: cancellationToken);
            hits.AddRange(
                from action in page.Actions
                where new[] { action.Title, action.ActionId, action.PartnerId, action.Owner }.Any(part => part.Contains(text, StringComparison.OrdinalIgnoreCase))
                select new SearchHit(action.Title, string.Join(" · ", ((string[])[action.PartnerId, names.Of(action.State), action.Owner]).Where(part => part.Length > 0)), ActionNames.Href(action.PartnerId, action.ActionId)));
            if (page.NextPageToken.Length == 0)
                break;
            request.PageToken = page.NextPageToken;
        }
        return [.. hits.Take(Most)];
    }
}
