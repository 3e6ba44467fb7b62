using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.Scorecards;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Actions;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.PartnerCounts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Actions;

/// <summary>
/// Looks, once each day and after each change of the rules, where the distinct customers of the last month that is over have grown so that more partners are to be recruited, and
/// opens an action of the programme for each such region. Customers of many partners are not known, so only regions of few are looked at: see <see cref="ScopeCustomers.MaxPartners"/>.
/// What a day finds is found again after a restart, and opens nothing twice.
/// </summary>
internal sealed class RecruitmentWatch(
    IGrainFactory grains, ScopeCustomers customers, ProgrammeReader programme, AnswerGate gate, IHostApplicationLifetime application, IOptions<ViewOptions> views, TimeProvider time, ILogger<RecruitmentWatch> logger)
    : MonthWatch(application, views, time, logger)
{
    /// <summary>Regions that are looked at, those with the most partners first.</summary>
    private const int MaxRegions = 64;

    private readonly TimeProvider _time = time;
    private (BusinessDay Day, long Rules)? _looked;

    private IProgrammeActionsGrain Actions => grains.GetGrain<IProgrammeActionsGrain>(ProgrammeActionsKey.Programme);

    protected override async Task LookAsync(CancellationToken cancellationToken)
    {
        var known = await programme.GetAsync();
        var (rules, today) = (await Actions.ReadRules(), known.DayOf(Timestamps.ToMicros(_time.GetUtcNow())));
        if (rules.Rules.RecruitmentGrowthPercent == 0 || _looked == (today, rules.Version))
            return;
        foreach (var need in await FindAsync(Period.OfMonth(today.Month - 1), cancellationToken))
            if (need.IsAsked(rules.Rules.RecruitmentGrowthPercent))
                await gate.PassAsync(await Actions.OpenFor(need.ToCause(rules.Rules, known.TimeZone, today)), cancellationToken);
        _looked = (today, rules.Version);
    }

    private async Task<IReadOnlyList<RecruitmentNeed>> FindAsync(Period month, CancellationToken cancellationToken)
    {
        var selling = await grains.GetGrain<IPartnerCountsGrain>(PartnerCountsKey.All).ReadSellingOn(month.LastDay);
        var regions = selling.Value.SelectMany(partner => RegionPaths.UpFrom(partner.Region)).CountBy(region => region).Where(region => region.Value <= ScopeCustomers.MaxPartners)
            .OrderByDescending(region => region.Value).ThenBy(region => region.Key, StringComparer.Ordinal).Take(MaxRegions).Select(region => region.Key).ToList();
        List<RecruitmentNeed> needs = [];
        foreach (var region in regions)
            if (await customers.GrowthAsync(new ViewScope(region), month).WaitAsync(cancellationToken) is { Denominator: { } before } growth)
                needs.Add(new RecruitmentNeed(region, month, growth.Numerator, before));
        return needs;
    }
}
