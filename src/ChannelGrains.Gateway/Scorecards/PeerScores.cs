using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Gateway.Feedback;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.PartnerCounts;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>
/// The scores of all partners, to compare one with its peers. They are computed together for all who ask about a period, from the live views, and again when they
/// are asked for after a while: who asks meanwhile is answered by those that are there. So it costs a part of a processor at most, however many ask and however many
/// partners there are.
/// </summary>
internal sealed class PeerScores(IGrainFactory grains, ViewReader views, FeedbackViews feedback, MarketSizes markets, IOptions<ViewOptions> options, TimeProvider time)
{
    /// <summary>Periods whose scores are kept.</summary>
    private const int MaxPeriods = 16;

    /// <summary>The scores of a period are not computed again for so many times as long as it took.</summary>
    private const int Rests = 20;

    private static readonly TimeSpan LeastAge = TimeSpan.FromSeconds(5);

    private static readonly IReadOnlyDictionary<KpiName, decimal> NoTargets = new Dictionary<KpiName, decimal>();

    private readonly Lock _gate = new();
    private readonly Dictionary<(string PeriodId, long Definition), Entry> _tables = [];

    /// <summary>The scores of a period; null where no views are kept.</summary>
    public async ValueTask<PeerTable?> ReadAsync(ScorecardDefinition definition, Period period)
    {
        if (!options.Value.Enabled)
            return null;
        Task<PeerTable> table;
        lock (_gate)
        {
            var key = (period.Id, definition.Version);
            if (!_tables.TryGetValue(key, out var entry))
            {
                if (_tables.Count >= MaxPeriods)
                    _tables.Remove(_tables.MinBy(other => other.Value.AskedAt).Key);
                _tables.Add(key, entry = new Entry());
            }
            entry.AskedAt = time.GetTimestamp();
            if (entry.Computing.IsCompleted && (entry.Table is null || time.GetElapsedTime(entry.ComputedAt) >= entry.Rest))
                entry.Computing = Task.Run(() => ComputeAsync(entry, definition, period));
            table = entry.Table is { } known ? Task.FromResult(known) : FirstAsync(entry);
        }
        return await table;
    }

    private static async Task<PeerTable> FirstAsync(Entry entry)
    {
        await entry.Computing;
        return entry.Table!;
    }

    private async Task ComputeAsync(Entry entry, ScorecardDefinition definition, Period period)
    {
        var began = time.GetTimestamp();
        var table = new PeerTable(definition, _ => NoTargets, period.Months.Count, await PartnersAsync(period), Timestamps.ToMicros(time.GetUtcNow()));
        lock (_gate)
        {
            entry.Table = table;
            entry.ComputedAt = time.GetTimestamp();
            entry.Rest = TimeSpan.FromTicks(Math.Max(LeastAge.Ticks, time.GetElapsedTime(began).Ticks * Rests));
        }
    }

    private async Task<IEnumerable<PeerFigures>> PartnersAsync(Period period)
    {
        var selling = await grains.GetGrain<IPartnerCountsGrain>(PartnerCountsKey.All).ReadSellingOn(period.LastDay);
        var nets = PeriodSums.Nets((await views.NetsAsync(period.Months, new ViewScope(), null)).Months).ToDictionary(partner => partner.PartnerId, partner => partner.Net, StringComparer.Ordinal);
        var said = await feedback.PartnersAsync(period.Months);
        Dictionary<string, MarketSize?> sizes = new(StringComparer.Ordinal);
        foreach (var region in selling.Value.Select(partner => partner.Region).Distinct(StringComparer.Ordinal))
            sizes.Add(region, (await markets.OfPartnersAsync(region, period)).Size);
        return selling.Value.Select(partner => new PeerFigures(
            partner.PartnerId, partner.ChannelType, partner.Region, nets.TryGetValue(partner.PartnerId, out var net) ? net : null,
            said.GetValueOrDefault(partner.PartnerId, FeedbackSum.Zero), sizes[partner.Region]));
    }

    private sealed class Entry
    {
        public PeerTable? Table { get; set; }

        public Task Computing { get; set; } = Task.CompletedTask;

        public long ComputedAt { get; set; }

        public long AskedAt { get; set; }

        public TimeSpan Rest { get; set; }
    }
}
