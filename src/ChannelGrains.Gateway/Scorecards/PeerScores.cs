using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Gateway.Feedback;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.PartnerCounts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>The scores of all partners in a period, computed together from the live views, to tell each where it stands among its peers.</summary>
internal sealed partial class PeerScores(
    IGrainFactory grains, ViewReader views, FeedbackViews feedback, MarketSizes markets, ProgrammeReader programme, ScorecardInstruments instruments, IOptions<ViewOptions> options, TimeProvider time, ILogger<PeerScores> logger)
{
    /// <summary>Periods whose scores are kept.</summary>
    private const int MaxPeriods = 16;

    private static readonly TimeSpan LeastAge = TimeSpan.FromSeconds(5);

    private static readonly IReadOnlyDictionary<KpiName, decimal> NoTargets = new Dictionary<KpiName, decimal>();

    private readonly Refreshed<(string PeriodId, long Definition), PeerTable> _tables = new(MaxPeriods, LeastAge, time);

    /// <summary>The scores of a period; null where no views are kept.</summary>
    public async ValueTask<PeerTable?> ReadAsync(ScorecardDefinition definition, Period period) =>
        options.Value.Enabled ? await _tables.ReadAsync((period.Id, definition.Version), () => ComputeAsync(definition, period)) : null;

    private async Task<PeerTable> ComputeAsync(ScorecardDefinition definition, Period period)
    {
        var began = time.GetTimestamp();
        var partners = await PartnersAsync(period);
        var table = new PeerTable(definition, _ => NoTargets, period.Months.Count, partners, Timestamps.ToMicros(time.GetUtcNow()));
        var took = time.GetElapsedTime(began);
        instruments.OnPeersComputed(took);
        LogComputed(logger, partners.Count, period.Id, took.TotalMilliseconds);
        return table;
    }

    private async Task<IReadOnlyList<PeerFigures>> PartnersAsync(Period period)
    {
        var selling = await grains.GetGrain<IPartnerCountsGrain>(PartnerCountsKey.All).ReadSellingOn(period.LastDay);
        var nets = PeriodSums.Nets((await views.NetsAsync(period.Months, new ViewScope(), null)).Months).ToDictionary(partner => partner.PartnerId, partner => partner.Net, StringComparer.Ordinal);
        var said = await feedback.PartnersAsync(period.Months);
        Amount? none = (await programme.GetAsync()).DayOf(Timestamps.ToMicros(time.GetUtcNow())) >= period.FirstDay ? Amount.Zero : null;
        Dictionary<string, Amount?> sizes = new(StringComparer.Ordinal);
        foreach (var region in selling.Value.Select(partner => partner.Region).Distinct(StringComparer.Ordinal))
            sizes.Add(region, (await markets.OfPartnersAsync(region, period))?.Total);
        return
        [
            .. selling.Value.Select(partner => new PeerFigures(
                partner.PartnerId, partner.ChannelType, partner.Region, nets.TryGetValue(partner.PartnerId, out var net) ? net : none,
                said.GetValueOrDefault(partner.PartnerId, FeedbackSum.Zero), sizes[partner.Region])),
        ];
    }

    [LoggerMessage(EventId = 2501, Level = LogLevel.Debug, Message = "The scores of {Partners} partners in {Period} are computed, after {Milliseconds:0} ms.")]
    private static partial void LogComputed(ILogger logger, int partners, string period, double milliseconds);
}
