using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.Targets;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>The sales targets of all partners in a month, from the list of targets: no partner is woken.</summary>
internal sealed class PartnerSalesTargets(IGrainFactory grains)
{
    private const int PageSize = 1_000;

    private static readonly IReadOnlySet<string> Everybody = new HashSet<string>();

    /// <param name="month">The month.</param>
    /// <param name="calendar">By which it belongs to a year.</param>
    public Task<IReadOnlyDictionary<string, decimal>> OfAsync(Period month, CalendarRules calendar) =>
        ReadAsync(Period.Containing(PeriodKind.Year, month.FirstDay, calendar).Id, month.FirstDay.Month);

    private async Task<IReadOnlyDictionary<string, decimal>> ReadAsync(string yearId, int month)
    {
        var directory = grains.GetGrain<ITargetDirectoryGrain>(0);
        Dictionary<string, decimal> targets = new(StringComparer.Ordinal);
        for (var after = ""; ;)
        {
            var page = await directory.List(yearId, after, PageSize, Everybody);
            foreach (var target in page.Targets.Where(target => target.Set.Scope.Kind == TargetScopeKind.Partner && !target.Months.IsDefaultOrEmpty))
                targets[target.Set.Scope.Name] = (decimal)target.Months[month - target.FirstMonth].Micros / Amount.MicrosPerUnit;
            if (page.Last.Length == 0)
                return targets;
            after = page.Last;
        }
    }
}
