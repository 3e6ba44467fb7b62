using System.Collections.Concurrent;
using System.Globalization;
using ChannelGrains.Fleet.Ledgers;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Markets.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Scorecards.V1;
using ChannelGrains.Settlement.V1;
using Grpc.Core;

namespace ChannelGrains.Fleet.Views;

/// <summary>Reads boards through the API.</summary>
internal sealed class BoardReader(ChannelBase channel, IReadOnlyList<Partner> partners)
{
    private const int Days = 14;
    private const int AtOnce = 6;
    private const int QuarantinePage = 1_000;
    private const int NewestQuarantined = 4;

    private readonly KpiService.KpiServiceClient _kpis = new(channel);
    private readonly IngestService.IngestServiceClient _ingest = new(channel);
    private readonly MarketService.MarketServiceClient _markets = new(channel);
    private readonly ScorecardService.ScorecardServiceClient _scorecards = new(channel);
    private readonly SettlementService.SettlementServiceClient _settlement = new(channel);

    /// <summary>Reads the figures of the business day and month of a simulated time.</summary>
    public async Task<Board> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = new ConcurrentBag<BoardRow>();
        var quarantine = new ConcurrentBag<(Partner Partner, QuarantineItem Item)>();
        var shares = await SharesAsync(Period.Month(BeijingTime.DayOf(now)), cancellationToken);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(partners, parallel, async (partner, stop) =>
        {
            var held = await _ingest.ListQuarantinedAsync(
                new ListQuarantinedRequest { PartnerId = partner.PartnerId, PageSize = QuarantinePage }, cancellationToken: stop);
            foreach (var item in held.Items.TakeLast(NewestQuarantined))
                quarantine.Add((partner, item));
            rows.Add(await ReadAsync(partner, BeijingTime.DayOf(now), held.TotalSize, shares.GetValueOrDefault(partner.PartnerId), stop));
        });
        var all = await _kpis.GetDaySalesAsync(new GetDaySalesRequest(), cancellationToken: cancellationToken);
        return new Board(
            all.Sales,
            [.. rows.OrderByDescending(row => row.NetToday).ThenByDescending(row => row.NetMonth).ThenBy(row => row.Partner.PartnerId, StringComparer.Ordinal)],
            [.. quarantine.OrderByDescending(held => held.Item.QuarantinedAt).Take(NewestQuarantined)]);
    }

    private async Task<BoardRow> ReadAsync(Partner partner, DateOnly day, int quarantined, PartnerShare? share, CancellationToken cancellationToken)
    {
        var today = await KpisAsync(partner, Period.Day(day), cancellationToken);
        var month = await KpisAsync(partner, Period.Month(day), cancellationToken);
        var series = await _kpis.QuerySeriesAsync(
            new QuerySeriesRequest
            {
                Scope = new Scope { PartnerId = partner.PartnerId },
                Measure = Measure.Net,
                Granularity = Granularity.Day,
                FirstDay = Period.Day(day.AddDays(1 - Days)).Id,
                LastDay = Period.Day(day).Id,
            },
            cancellationToken: cancellationToken);
        var judged = await _scorecards.GetScorecardAsync(
            new GetScorecardRequest { Scope = new ScorecardScope { PartnerId = partner.PartnerId }, Period = Period.Month(day).Id }, cancellationToken: cancellationToken);
        var settled = await _settlement.GetBalanceAsync(new GetBalanceRequest { PartnerId = partner.PartnerId }, cancellationToken: cancellationToken);
        decimal[] days = [.. series.Points.Select(point => decimal.Parse(point.Value, CultureInfo.InvariantCulture))];
        return new BoardRow(partner, today.Total, month.Total, days, quarantined, judged.Scorecard.Score, share, month.Attainment, settled.Balance);
    }

    /// <summary>Who has which part of what all sold in a month, by partner.</summary>
    private async Task<Dictionary<string, PartnerShare>> SharesAsync(Period month, CancellationToken cancellationToken)
    {
        var request = new GetMarketShareRequest { Period = month.Id, PageSize = 1_000 };
        var answer = await _markets.GetMarketShareAsync(request, cancellationToken: cancellationToken);
        return answer.Share.Partners.ToDictionary(share => share.PartnerId);
    }

    private async Task<PartnerKpis> KpisAsync(Partner partner, Period period, CancellationToken cancellationToken)
    {
        var request = new GetPartnerKpisRequest { PartnerId = partner.PartnerId, Period = period.Id };
        return (await _kpis.GetPartnerKpisAsync(request, cancellationToken: cancellationToken)).Kpis;
    }
}
