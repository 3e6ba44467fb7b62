using ChannelGrains.Dashboard.Search;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Shell;

/// <summary>Finds pages by their name.</summary>
internal sealed class PageSearch(Navigation navigation, IStringLocalizer<ShellTexts> texts) : ISearchSource
{
    public string Title => texts["Pages"];

    public Task<IReadOnlyList<SearchHit>> FindAsync(string text, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SearchHit>>(
    [
        .. from page in navigation.Pages
           let title = navigation.TitleOf(page)
           where title.Contains(text, StringComparison.OrdinalIgnoreCase) || page.Path.Contains(text, StringComparison.OrdinalIgnoreCase)
           select new SearchHit(title, $"g {page.Shortcut}", page.Path),
    ]);
}
