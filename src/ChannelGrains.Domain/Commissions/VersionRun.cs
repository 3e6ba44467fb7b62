using System.Runtime.InteropServices;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Commissions;

/// <summary>
/// The days of one version, as it fills the brackets. What has a rate of its own takes its place in the brackets, but not their rates. Order: what is taken back
/// and was not sold on these days, first; then day by day, on each first what has no rate of its own, then the others. What is taken back from what was sold on
/// these days takes the latest of it, so that within one version the brackets depend on the whole base alone.
/// </summary>
internal sealed class VersionRun
{
    private const string Rest = "";

    // Of each rate, what is left by day of what was sold, and what was taken back beyond that.
    private readonly Dictionary<string, RatedPart> _parts = new(StringComparer.Ordinal);
    private readonly RatedPart _rest = new();

    private VersionRun(int version, CommissionSchedule schedule, DaySpan days)
    {
        _parts.Add(Rest, _rest);
        Version = version;
        Schedule = schedule;
        Days = days;
        foreach (var rate in schedule.CategoryRates)
            _parts.Add(rate.Category, new());
    }

    public int Version { get; }

    public CommissionSchedule Schedule { get; }

    public DaySpan Days { get; private set; }

    /// <summary>In micros of the base's unit.</summary>
    public Int128 Base
    {
        get
        {
            Int128 sum = 0;
            foreach (var part in _parts.Values)
                sum += part.Sum;
            return sum;
        }
    }

    /// <summary>The runs of an input that have days in it, by day.</summary>
    public static IReadOnlyList<VersionRun> Split(CommissionInput input)
    {
        var runs = new List<VersionRun>();
        var priced = new List<(BusinessDay First, BusinessDay Last, PricedDays Version, VersionRun Run)>();
        foreach (var version in input.Versions)
        {
            var first = BusinessDay.Max(version.Days.First, input.Days.First);
            var last = version.Days.Last is { } end && end < input.Days.Last!.Value ? end : input.Days.Last!.Value;
            if (last < first)
                continue;
            if (runs is [.., var before] && before.Version == version.Version)
                before.Days = before.Days with { Last = last };
            else
                runs.Add(new(version.Version, version.Schedule, new(first, last)));
            priced.Add((first, last, version, runs[^1]));
        }
        foreach (var (day, category, sales) in priced.Exists(one => one.Version.IsByDay) ? Sorted(input.Cells) : input.Cells)
            foreach (var (first, last, version, run) in priced)
                if (day >= first && day <= last)
                {
                    run.Add(day, category, BaseOf(version, sales));
                    break;
                }
        foreach (var run in runs)
            foreach (var part in run._parts.Values)
                part.Settle();
        return runs;
    }

    /// <summary>By day, each category once.</summary>
    private static IEnumerable<CommissionCell> Sorted(IReadOnlyList<CommissionCell> cells)
    {
        var sums = new Dictionary<(BusinessDay Day, string Category), CellSum>();
        foreach (var cell in cells)
            CollectionsMarshal.GetValueRefOrAddDefault(sums, (cell.Day, cell.Category), out _).Add(cell.Sales);
        return sums.OrderBy(sum => sum.Key.Day).Select(sum => new CommissionCell(sum.Key.Day, sum.Key.Category, sum.Value));
    }

    /// <summary>Takes a base below 0 that the cycle before left.</summary>
    public void Carry(Int128 micros) => _rest.TakeBack(micros);

    /// <summary>What the run brings: by bracket, then by category. A flat fee is charged by the run in which its bracket was entered for the last time.</summary>
    /// <param name="positions">Where the runs begin and end, one behind the other; the last one is the whole base, which decides the bracket of VOLUME.</param>
    public IReadOnlyList<CommissionLine> Fill(ReadOnlySpan<Int128> positions)
    {
        var table = new BracketTable(Schedule.Brackets);
        var reached = table.PlaceOf(positions[^1]);
        var isVolume = Schedule.Mode == BracketMode.Volume;
        var bases = isVolume ? AtReached(table, reached) : BySlice(table, positions[0]);

        var lines = new List<CommissionLine>();
        for (var place = 0; place < table.Count; place++)
        {
            var isCharged = (!isVolume || place == reached) && IsEnteredHere(table.Lower(place), positions);
            var fee = isCharged ? table[place].FlatFee : Amount.Zero;
            if (bases[place] != 0 || fee != Amount.Zero)
                lines.Add(new() { Version = Version, Days = Days, Bracket = place, Base = new(bases[place]), Rate = table[place].Rate, FlatFee = fee });
        }
        foreach (var own in Schedule.CategoryRates.OrderBy(own => own.Category, StringComparer.Ordinal))
            if (_parts[own.Category].Sum is var sum && sum != 0)
                lines.Add(new() { Version = Version, Days = Days, Category = own.Category, Base = new(sum), Rate = own.Rate });
        return lines;
    }

    private static bool IsEnteredHere(Int128 lower, ReadOnlySpan<Int128> positions)
    {
        if (positions[0] > lower)
            return false;
        foreach (var end in positions[1..])
            if (end <= lower)
                return false;
        return true;
    }

    private Int128[] AtReached(BracketTable table, int reached)
    {
        var bases = new Int128[table.Count];
        bases[reached] = _rest.Sum;
        return bases;
    }

    private Int128[] BySlice(BracketTable table, Int128 position)
    {
        var bases = new Int128[table.Count];
        foreach (var (category, part) in _parts)
            if (category.Length > 0)
                position -= part.Debt;
        Move(-_rest.Debt);
        if (_parts.Count == 1)
        {
            Move(_rest.Sum + _rest.Debt);
            return bases;
        }
        var others = _parts.Where(part => part.Key.Length > 0).SelectMany(part => part.Value.Days).GroupBy(day => day.Day).ToDictionary(
            day => day.Key, day => day.Aggregate(default(Int128), (sum, one) => sum + one.Micros));
        var rest = _rest.Days.ToDictionary(day => day.Day, day => day.Micros);
        foreach (var day in rest.Keys.Union(others.Keys).Order())
        {
            Move(rest.GetValueOrDefault(day));
            position += others.GetValueOrDefault(day);
        }
        return bases;

        void Move(Int128 micros)
        {
            for (var place = 0; place < bases.Length; place++)
                bases[place] += table.PartOf(place, position, position + micros);
            position += micros;
        }
    }

    private void Add(BusinessDay day, string category, Int128 micros)
    {
        if (Schedule.CategoryRates.Count == 0)
            _rest.Add(Days.First, micros);
        else
            (category.Length > 0 && _parts.TryGetValue(category, out var own) ? own : _rest).Add(day, micros);
    }

    private static Int128 BaseOf(PricedDays version, in CellSum cell)
    {
        const int microsPerThousandth = 1_000;
        var whole = version.Schedule.Base switch
        {
            CommissionBase.NetSales => cell.Net,
            CommissionBase.Margin => cell.NetWithKnownCost - cell.Cost,
            CommissionBase.Units => cell.Units * microsPerThousandth,
            _ => throw new InvalidOperationException($"{version.Schedule.Base} is no base of a commission."),
        };
        if (version.IsInForce)
            return whole;
        return version.Schedule.Base == CommissionBase.NetSales ? -cell.Returns : Int128.Min(whole, 0);
    }
}
