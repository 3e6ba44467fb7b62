using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.PartnerLists;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.Scorecards;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Actions;
using ChannelGrains.Grains.Feed;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Actions;

/// <summary>Opens an action for each partner whose score of a month is in a band that asks for one, once the month and the programme's days of grace are over. Bands are those of
/// the lists of partners: by the KPIs that the live views know. Only partners in such a band are woken.</summary>
internal sealed class BandWatch(
    IGrainFactory grains, PeerReader peers, PartnerSalesTargets targets, ScorecardDefinitions definitions, PartnerGrains partners, ProgrammeReader programme, AnswerGate gate,
    IHostApplicationLifetime application, IOptions<ViewOptions> views, TimeProvider time, ILogger<BandWatch> logger)
    : MonthWatch(application, views, time, logger)
{
    private readonly TimeProvider _time = time;
    private (int Month, long Definition)? _looked;

    protected override async Task LookAsync(CancellationToken cancellationToken)
    {
        var known = await programme.GetAsync();
        var today = known.DayOf(Timestamps.ToMicros(_time.GetUtcNow()));
        var month = Period.OfMonth(today.Month - 1);
        if (today - month.LastDay <= known.GraceDays)
            return;
        var definition = ScorecardVersions.For(await definitions.AllAsync(null, cancellationToken), month);
        if (definition is null || !definition.Bands.Any(band => band.OpensAction) || _looked == (month.FirstDay.Month, definition.Version))
            return;
        var table = new BandTable(definition, month.Months.Count, await targets.OfAsync(month, known.Calendar));
        table.Enter([], await peers.AllAsync(month));
        var rules = (await grains.GetGrain<IProgrammeActionsGrain>(ProgrammeActionsKey.Programme).ReadRules()).Rules;
        foreach (var band in definition.Bands.Where(band => band.OpensAction))
            foreach (var partnerId in table.Few(band.Name, int.MaxValue)!)
            {
                var answer = await partners.Get(partnerId).AsReference<IPartnerActions>().OpenFor(
                    ActionKind.Band, $"band:{month.Id}:{band.Name}", $"Agree on what to do: the score of {month.Id} is in the band {band.Name}", ActionPriority.Medium, rules);
                await gate.PassAsync(answer, cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
            }
        _looked = (month.FirstDay.Month, definition.Version);
    }
}
