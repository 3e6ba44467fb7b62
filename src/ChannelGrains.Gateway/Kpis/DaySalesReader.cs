using System.Collections.Concurrent;
using System.Globalization;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.DayViews;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Gateway.Targets;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains;
using ChannelGrains.Grains.DayViews;
using ChannelGrains.Grains.Views;
using ChannelGrains.Grains.Watching;
using ChannelGrains.Kpi.V1;
using ChannelType = ChannelGrains.Partners.V1.ChannelType;

namespace ChannelGrains.Gateway.Kpis;

/// <summary>Reads the sales of today over all partners, and what of their targets falls to today.</summary>
internal sealed class DaySalesReader(IGrainFactory grains, ViewReader views, TargetReader targets, ProgrammeReader programme, WatchPace pace, TimeProvider time)
{
    private const int MaxParts = 4_096;

    private static readonly TimeSpan PartsKept = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<TargetScope, (Amount? Target, BusinessDay Day, long ReadAt)> _parts = [];

    /// <param name="scope">The scope, of all categories.</param>
    /// <param name="page">Regions that are shown.</param>
    /// <param name="observer">Told of a change after this answer; null when nobody watches.</param>
    public async Task<GetDaySalesResponse> ReadAsync(ViewScope scope, RankPage page, IChangeObserver? observer)
    {
        views.RequireViews();
        var reading = await grains.GetGrain<IDaySalesGrain>(DaySalesKey.All).ReadDays(scope, observer);
        if (observer is not null)
            pace.Spend(TimeSpan.FromMicroseconds(reading.WorkMicros));
        var terms = await programme.GetAsync();
        var today = ProgrammeDay(terms, reading.AsOfMicros);
        var (sums, target) = (reading.Value, await OfTodayAsync(TargetScope.OfSales(scope), today, observer));
        var sales = new DaySales
        {
            Region = scope.Region,
            ChannelType = (ChannelType)scope.ChannelType,
            FirstDay = (sums.FirstDay ?? today).ToString(),
            LastDay = (sums.LastDay ?? today).ToString(),
            Total = ToMessage(sums.Total, terms.CurrencyCode, target),
        };
        foreach (var group in sums.ChannelTypes)
        {
            var type = (Domain.Partners.ChannelType)int.Parse(group.Name, CultureInfo.InvariantCulture);
            var part = ToMessage(group, terms.CurrencyCode, type == scope.ChannelType ? target : await OfPartAsync(scope with { ChannelType = type }, today, isWatched: observer is not null));
            part.ChannelType = (ChannelType)type;
            sales.ChannelTypes.Add(part);
        }
        foreach (var group in page.Of(sums.Regions))
        {
            // What names the scope's own region is only a part of what that has a target for.
            var part = ToMessage(group, terms.CurrencyCode, group.Name == scope.Region ? null : await OfPartAsync(scope with { Region = group.Name }, today, isWatched: observer is not null));
            part.Name = group.Name;
            sales.Regions.Add(part);
        }
        return new GetDaySalesResponse
        {
            Sales = sales,
            NextPageToken = page.NextToken(sums.Regions.Count),
            AsOf = Timestamps.FromMicros(reading.AsOfMicros),
            Revision = reading.Revision,
        };
    }

    // Parts are many, and mostly without a target, which takes a look at the journals' names to know: who watches sees theirs a few seconds later.
    private async Task<Amount?> OfPartAsync(ViewScope part, BusinessDay today, bool isWatched)
    {
        if (TargetScope.OfSales(part) is not { } own)
            return null;
        if (isWatched && _parts.TryGetValue(own, out var known) && known.Day == today && time.GetElapsedTime(known.ReadAt) < PartsKept)
            return known.Target;
        var readAt = time.GetTimestamp();
        var target = own.Validate() is null && await targets.IsKnownAsync(own, CancellationToken.None) ? await OfTodayAsync(own, today, null) : null;
        if (_parts.Count >= MaxParts)
            _parts.Clear();
        _parts[own] = (target, today, readAt);
        return target;
    }

    private async Task<Amount?> OfTodayAsync(TargetScope? scope, BusinessDay today, IChangeObserver? observer)
    {
        if (scope is null || await targets.ReadPaceAsync(scope, Period.OfMonth(today.Month), observer, CancellationToken.None) is not { Parts.Count: > 0 } month)
            return null;
        var days = (await programme.SellingDaysAsync()).In(month.Region);
        return Pace.OfDay(month.Parts, today, days, Currencies.MinorUnitOf(month.CurrencyCode));
    }

    private static DayFigures ToMessage(DayGroup group, string currency, Amount? target)
    {
        var figures = new DayFigures { Today = ToMessage(group.Today, currency), DayBefore = ToMessage(group.DayBefore, currency) };
        if (target is not { } amount)
            return figures;
        figures.Target = Moneys.ToMessage(amount, currency);
        figures.Attainment = RatioMessages.ToMessage(DecimalRatio.Of(group.Today.NetAmount, amount));
        return figures;
    }

    private static DayMeasures ToMessage(in DaySum sum, string currency) => new()
    {
        Gross = Moneys.ToMessage(new(sum.Gross), currency),
        Returns = Moneys.ToMessage(new(sum.Returns), currency),
        Net = Moneys.ToMessage(sum.NetAmount, currency),
        Transactions = sum.Transactions,
    };

    private static BusinessDay ProgrammeDay(Programme programme, long unixMicros) => ZoneCalendar.TryCreate(programme.TimeZone, out var zone)
        ? zone.DayOf(unixMicros)
        : throw new InvalidOperationException($"Time zone '{programme.TimeZone}' is not in this build's database: run the build that recorded it, or a later one.");
}
