using System.Globalization;
using System.Runtime.InteropServices;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.SalesViews;

namespace ChannelGrains.Domain.DayViews;

/// <summary>
/// All partners' sales of today and of the day before, by region and channel type. Today is each partner's own: the business day that it is in its own zone at the instant of the
/// question. So a day begins without anybody telling of it, in each zone when it does there, and the sum is always of one whole day before it for every partner.
/// </summary>
/// <remarks>Sums by name and day follow each update, so that a question adds up names, not partners.</remarks>
public sealed class DayView : LiveView
{
    /// <summary>The only view of its part.</summary>
    public static readonly ViewId Id = new(RowSpaces.DaySales, 0);

    private readonly Dictionary<string, PartnerDays> _partners = new(StringComparer.Ordinal);
    private readonly Dictionary<DayCellName, NamedDays> _names = [];
    private NamedDays?[] _found = []; // of the update that is taken, by the numbers that it gives names; null where no partner has one yet
    private int _cellCount;

    public override int PartnerCount => _partners.Count;

    public override int CellCount => _cellCount;

    /// <summary>Names that a question adds up.</summary>
    public int NameCount => _names.Count;

    /// <summary>The sums of a scope, whose category is not looked at, at an instant, microseconds since 1970-01-01 UTC.</summary>
    public DaySums SumsAt(ViewScope scope, long unixMicros)
    {
        Dictionary<ZoneHistory, BusinessDay> todays = [];
        SortedDictionary<string, TwoDays> regions = new(StringComparer.Ordinal), types = new(StringComparer.Ordinal);
        var total = new TwoDays();
        (BusinessDay? first, BusinessDay? last) = (null, null);
        foreach (var named in _names.Values)
        {
            if (!scope.Holds(named.Name.ChannelType, named.Name.Region.Text))
                continue;
            ref var today = ref CollectionsMarshal.GetValueRefOrAddDefault(todays, named.Name.Zones, out var isKnown);
            if (!isKnown)
                today = named.Name.Zones.DayOf(unixMicros);
            first = first is { } earliest ? BusinessDay.Min(earliest, today) : today;
            last = last is { } latest ? BusinessDay.Max(latest, today) : today;
            DaySum now = named.SumOf(today.DaysSinceEpoch), before = named.SumOf(today.DaysSinceEpoch - 1);
            if (now.IsZero && before.IsZero)
                continue;
            total.Add(now, before);
            Of(regions, scope.ChildOf(named.Name.Region.Text)).Add(now, before);
            Of(types, ((int)named.Name.ChannelType).ToString(CultureInfo.InvariantCulture)).Add(now, before);
        }
        return new(total.As(""), [.. regions.Select(region => region.Value.As(region.Key))], [.. types.Select(type => type.Value.As(type.Key))], first, last);
    }

    public override DayReading Read(string partnerId)
    {
        if (!_partners.TryGetValue(partnerId, out var partner))
            return new(0, []);
        List<DayCell> cells = [];
        foreach (ref readonly var cell in partner.All)
            if (!cell.Sum.IsZero)
                cells.Add(new(cell.Named.Name, new(cell.Day), cell.Sum));
        return new(partner.Version, cells);
    }

    protected override void Begin(ViewUpdate update)
    {
        var names = ((DayUpdate)update).Names;
        if (_found.Length < names.Length)
            _found = new NamedDays[Math.Max(names.Length, _found.Length * 2)];
        for (var i = 0; i < names.Length; i++)
            _found[i] = _names.GetValueOrDefault(names[i]);
    }

    protected override bool Apply(in PartnerUpdate partner, ViewUpdate update)
    {
        ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(_partners, partner.PartnerId, out _);
        own ??= new();
        if (partner.IsKnownAt(own.Version))
            return true;
        if (partner.IsAheadOf(own.Version))
            return false;
        own.Version = partner.Version;
        if (partner.IsWhole)
        {
            foreach (ref readonly var cell in own.All)
                Leave(cell);
            _cellCount -= own.All.Length;
            own.Clear(partner.CellCount);
        }
        var names = ((DayUpdate)update).Names;
        foreach (ref readonly var cell in ((DayUpdate)update).Cells(partner))
        {
            var named = _found[cell.Name];
            // One that has lost its last cell is not in the table any more.
            if (named is null || named.IsEmpty)
                named = _found[cell.Name] = Named(names[cell.Name]);
            _cellCount += own.Set(named, cell.Day, cell.Sum) ? 1 : 0;
        }
        Revision++;
        return true;
    }

    private NamedDays Named(in DayCellName name)
    {
        ref var named = ref CollectionsMarshal.GetValueRefOrAddDefault(_names, name, out _);
        return named ??= new(name);
    }

    private void Leave(in PartnerDay cell)
    {
        cell.Named.Leave(cell.Day, cell.Sum);
        if (cell.Named.IsEmpty)
            _names.Remove(cell.Named.Name);
    }

    private static TwoDays Of(SortedDictionary<string, TwoDays> groups, string name)
    {
        if (!groups.TryGetValue(name, out var group))
            groups.Add(name, group = new());
        return group;
    }

    private sealed class TwoDays
    {
        private DaySum _today, _before;

        public void Add(in DaySum today, in DaySum before)
        {
            _today.Add(today);
            _before.Add(before);
        }

        public DayGroup As(string name) => new(name, _today, _before);
    }
}
