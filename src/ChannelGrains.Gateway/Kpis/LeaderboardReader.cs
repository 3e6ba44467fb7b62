using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Watching;
using ChannelGrains.Kpi.V1;
using Order = ChannelGrains.Domain.SalesViews.LeaderboardOrder;

namespace ChannelGrains.Gateway.Kpis;

/// <summary>Reads leaderboards.</summary>
internal sealed class LeaderboardReader(ViewReader views, ProgrammeReader programme)
{
    public async Task<ListPartnerKpisResponse> ReadAsync(
        IReadOnlyList<int> months, ViewScope scope, Order order, bool ascending, RankPage page, IChangeObserver? observer)
    {
        var reading = await views.PartnersAsync(months, scope, observer);
        var ranked = Leaderboard.Rank(scope, PeriodSums.Partners(reading.Months), order, ascending);
        var currency = (await programme.GetAsync()).CurrencyCode;
        var response = new ListPartnerKpisResponse
        {
            TotalSize = ranked.Count,
            NextPageToken = page.NextToken(ranked.Count),
            AsOf = Timestamps.FromMicros(reading.AsOfMicros),
            Revision = reading.Revision,
        };
        response.Rows.AddRange(page.Of(ranked).Select((partner, place) => new LeaderboardRow
        {
            Rank = page.Start + place + 1,
            PartnerId = partner.PartnerId,
            Measures = KpiMessages.ToMessage(partner.Sum.ToMeasures(scope.TransactionsOf(partner.Sum)), currency),
        }));
        return response;
    }
}
