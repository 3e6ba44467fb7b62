using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.Views;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Views;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains.Markets;

namespace ChannelGrains.Gateway.Markets;

/// <summary>Reads what partners sold in a market and what was reported of it.</summary>
internal sealed class MarketReader(IGrainFactory grains, ViewReader views, ProgrammeReader programme, AnswerGate gate)
{
    /// <summary>A market in a period, and its concentration in the one before.</summary>
    /// <param name="market">The market.</param>
    /// <param name="period">Whole months.</param>
    /// <param name="changes">Told of changes after this answer; null when nobody watches.</param>
    public async Task<MarketAnswer> ReadAsync(MarketKey market, Period period, ChangeReceiver? changes)
    {
        var before = period.Previous().Months;
        var (months, revision, asOfMicros) = await MonthsAsync(market, [.. before, .. period.Months], changes);
        return new MarketAnswer(
            market, period, MarketShares.Of([.. months.Skip(before.Count)]), MarketShares.Of([.. months.Take(before.Count)]).Concentration,
            (await programme.GetAsync()).CurrencyCode, revision, asOfMicros);
    }

    /// <summary>What partners sold in a market, with what was reported of it when something was.</summary>
    public async Task<MarketShares> ReadListedAsync(MarketKey market, IReadOnlyList<int> months, bool isReported)
    {
        if (isReported)
            return MarketShares.Of((await MonthsAsync(market, months, null)).Months);
        var sales = await views.NetsAsync(months, new ViewScope(market.Region, market.Category), null);
        return MarketShares.Of([.. sales.Months.Select(month => new MarketMonth(month, MonthReports.None))]);
    }

    private async Task<(IReadOnlyList<MarketMonth> Months, long Revision, long AsOfMicros)> MonthsAsync(
        MarketKey market, IReadOnlyList<int> months, ChangeReceiver? changes)
    {
        var reading = grains.GetGrain<IMarketGrain>(MarketNames.GrainKey(market)).Read(months, changes?.OfMarkets);
        var sales = await views.NetsAsync(months, new ViewScope(market.Region, market.Category), changes?.OfMonths);
        var reports = await gate.PassAsync(await reading, CancellationToken.None);
        return ([.. sales.Months.Zip(reports.Months, (partners, month) => new MarketMonth(partners, month))], sales.Revision + reports.Version, sales.AsOfMicros);
    }
}
