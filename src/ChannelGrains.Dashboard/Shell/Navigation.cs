using ChannelGrains.Dashboard.Sessions;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Shell;

/// <summary>The pages that somebody may see.</summary>
internal sealed class Navigation(IEnumerable<PageEntry> entries, IStringLocalizerFactory texts, CurrentSession current)
{
    public IEnumerable<PageEntry> Pages => current.Find() is not { } session ? [] : entries
        .Where(entry => (!entry.IsOverAll || !session.IsHeld) && (entry.Roles.Count == 0 || session.Is([.. entry.Roles])))
        .OrderBy(entry => entry.Order);

    public string TitleOf(PageEntry entry) => texts.Create(entry.Texts)[entry.Title];
}
