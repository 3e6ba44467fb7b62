using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Markets;

namespace ChannelGrains.Gateway.Markets;

/// <summary>Reads what partners sold in a market and what was reported of it.</summary>
internal sealed class MarketReader(IGrainFactory grains, KnownJournals journals, ViewReader views, ProgrammeReader programme, AnswerGate gate)
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

    /// <summary>The size of a market in a period, null when it is not known, and the version of its reports. What partners sold is read only where it is part of the size.</summary>
    public async Task<(MarketSize? Size, long Version)> SizeAsync(MarketKey market, Period period, ChangeReceiver? changes)
    {
        var reports = await ReportsAsync(market, period.Months, changes);
        if (reports.Months.All(month => month.IsEmpty))
            return (null, reports.Version);
        if (reports.Months.All(month => month.Size is not null))
            return (MarketSize.Of([.. reports.Months.Select(month => new MarketMonth([], month))]), reports.Version);
        var sales = await views.NetsAsync(period.Months, new ViewScope(market.Region, market.Category), null);
        return (MarketSize.Of([.. sales.Months.Zip(reports.Months, (partners, month) => new MarketMonth(partners, month))]), reports.Version);
    }

    private async Task<(IReadOnlyList<MarketMonth> Months, long Revision, long AsOfMicros)> MonthsAsync(
        MarketKey market, IReadOnlyList<int> months, ChangeReceiver? changes)
    {
        var reading = ReportsAsync(market, months, changes);
        var sales = await views.NetsAsync(months, new ViewScope(market.Region, market.Category), changes?.Observer);
        var reports = await reading;
        return ([.. sales.Months.Zip(reports.Months, (partners, month) => new MarketMonth(partners, month))], sales.Revision + reports.Version, sales.AsOfMicros);
    }

    /// <summary>A market that nobody reported of wakes no grain, unless it is watched: then that grain tells of the first report.</summary>
    private async Task<MarketReading> ReportsAsync(MarketKey market, IReadOnlyList<int> months, ChangeReceiver? changes)
    {
        var key = MarketNames.GrainKey(market);
        if (changes is null && !await journals.HasMarketAsync(key, CancellationToken.None))
            return new MarketReading([.. months.Select(_ => MonthReports.None)], 0);
        return await gate.PassAsync(await grains.GetGrain<IMarketGrain>(key).Read(months, changes?.Observer), CancellationToken.None);
    }
}
