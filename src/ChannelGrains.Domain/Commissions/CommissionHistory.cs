using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Commissions;

/// <summary>A partner's commission by month, from all facts and signed versions that are known. What it was asked it remembers. Not for several threads at once.</summary>
/// <param name="sales">The partner's sales.</param>
/// <param name="versions">By day, see <see cref="AgreementTimeline.Pricing"/>.</param>
/// <param name="targetOf">The partner's target of a month, in months since 1970-01; null for none.</param>
/// <param name="rules">Where quarters and years begin.</param>
public sealed class CommissionHistory(CommissionSales sales, IReadOnlyList<PricedDays> versions, Func<int, Amount?> targetOf, CalendarRules rules)
{
    private readonly ILookup<CommissionTrack, PricedDays> _tracks = versions.ToLookup(version => version.Track);
    private readonly Dictionary<(CommissionTrack Track, BusinessDay Last), CommissionResult> _results = [];

    /// <summary>The first month that has sales, in months since 1970-01; null for none.</summary>
    public int? FirstMonth => sales.FirstMonth;

    /// <summary>The days of a month that have sales, in order.</summary>
    /// <param name="month">In months since 1970-01.</param>
    public IReadOnlyList<BusinessDay> DaysOf(int month) => [.. sales.Of(month, month).Select(cell => cell.Day).Distinct().Order()];

    /// <summary>What a month brings.</summary>
    /// <param name="month">In months since 1970-01.</param>
    public MonthCommission Of(int month) => Of(month, BusinessDay.LastOfMonth(month));

    /// <summary>What a month has brought up to one of its days: caps and brackets are those of the version of that day.</summary>
    /// <param name="month">In months since 1970-01.</param>
    /// <param name="through">The last day that counts.</param>
    public MonthCommission Of(int month, BusinessDay through)
    {
        var period = Period.OfMonth(month);
        var cycles = new List<CycleCommission>();
        foreach (var track in _tracks)
        {
            var cycle = track.Key.CycleOf(period.FirstDay, rules);
            if (!track.Any(version => version.Days.First <= through && !(version.Days.Last < cycle.FirstDay)))
                continue;
            var before = cycle.FirstDay == period.FirstDay ? CommissionResult.None : Compute(track.Key, cycle, period.FirstDay.AddDays(-1));
            cycles.Add(new(track.Key, cycle, Compute(track.Key, cycle, through), before));
        }
        return new(period, cycles);
    }

    /// <summary>All that the months have brought, from the first one.</summary>
    /// <param name="through">The last day that counts.</param>
    public Fraction Sum(BusinessDay through)
    {
        var sum = Fraction.Zero;
        if (FirstMonth is not { } first || through < BusinessDay.FirstOfMonth(first))
            return sum;
        foreach (var track in _tracks)
            for (var cycle = track.Key.CycleOf(BusinessDay.FirstOfMonth(first), rules); cycle.FirstDay <= through; cycle = cycle.Next())
                sum += Compute(track.Key, cycle, cycle.LastDay < through ? cycle.LastDay : through).Total;
        return sum;
    }

    /// <summary>The input of a track's cycle up to a day.</summary>
    public CommissionInput InputOf(CommissionTrack track, Period cycle, BusinessDay last) => InputOf(track, cycle, last, CarriedInto(track, cycle));

    private CommissionResult Compute(CommissionTrack track, Period cycle, BusinessDay last)
    {
        if (!_results.TryGetValue((track, last), out var result))
            _results.Add((track, last), result = Commission.Compute(InputOf(track, cycle, last)));
        return result;
    }

    /// <summary>Forward from the first cycle that can leave anything: what one leaves may be what it was left.</summary>
    private Amount CarriedInto(CommissionTrack track, Period cycle)
    {
        if (FirstMonth is not { } first || !_tracks[track].Any(version => version.Schedule.NegativeBase == NegativeBase.Carry))
            return Amount.Zero;
        var carried = Amount.Zero;
        for (var before = track.CycleOf(BusinessDay.FirstOfMonth(first), rules); before.FirstDay < cycle.FirstDay; before = before.Next())
        {
            if (!_results.TryGetValue((track, before.LastDay), out var result))
                _results.Add((track, before.LastDay), result = Commission.Compute(InputOf(track, before, before.LastDay, carried)));
            carried = result.CarryOver;
        }
        return carried;
    }

    private CommissionInput InputOf(CommissionTrack track, Period cycle, BusinessDay last, Amount carried)
    {
        PricedDays[] versions = [.. _tracks[track]];
        return new()
        {
            Days = new(cycle.FirstDay, last),
            Cells = CellsOf(versions, cycle.FirstDay, last),
            Versions = versions,
            Attainment = Array.Exists(versions, version => version.Schedule.Levels.Count > 0) ? AttainmentOf(cycle.FirstDay, last) : null,
            Carried = carried,
        };
    }

    /// <summary>The sales by day where that matters, else those of each version's days as one.</summary>
    private IReadOnlyList<CommissionCell> CellsOf(PricedDays[] versions, BusinessDay first, BusinessDay last)
    {
        var sums = new List<CommissionCell>(versions.Length);
        foreach (var version in versions)
        {
            var (from, to) = (BusinessDay.Max(version.Days.First, first), version.Days.Last is { } end ? BusinessDay.Min(end, last) : last);
            if (to < from)
                continue;
            if (version.IsByDay)
                return sales.Of(first.Month, last.Month);
            sums.Add(new(from, "", sales.Sum(from, to)));
        }
        return sums;
    }

    private Attainment? AttainmentOf(BusinessDay first, BusinessDay last)
    {
        var target = Amount.Zero;
        for (var month = first.Month; month <= last.Month; month++)
        {
            if (targetOf(month) is not { } part)
                return null;
            target += part;
        }
        return target > Amount.Zero ? new(new(sales.Sum(first, last).Net), target) : null;
    }
}
