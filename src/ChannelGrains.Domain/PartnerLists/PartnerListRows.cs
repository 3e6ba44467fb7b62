using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.PartnerLists;

/// <summary>
/// The rows by which a partner is listed: one for each order, each region from its own up to the whole tree, and each pair of state and type, that it has from a
/// day on or is planned to have. A row narrows the search; whether the partner is what it says is decided by the partner's life on its own day.
/// </summary>
public static class PartnerListRows
{
    /// <summary>What ended less than so many days ago still has its rows, since a clock may be set back.</summary>
    private const int MarginDays = 1;

    private static readonly PartnerOrder[] Orders = [PartnerOrder.PartnerId, PartnerOrder.DisplayName, PartnerOrder.CreatedAt];

    /// <summary>All rows, in the order of their keys.</summary>
    /// <param name="life">The partner.</param>
    /// <param name="changedAtMicros">When the last fact of its life was recorded, microseconds since 1970-01-01 UTC: what ended before has no rows.</param>
    public static IReadOnlyList<ListRow> Of(PartnerLife life, long changedAtMicros)
    {
        var first = life.DayOf(changedAtMicros).DaysSinceEpoch - MarginDays;
        var groups = new Dictionary<(string Region, LifecycleState State, ChannelType Type), ListDays>();
        foreach (var (from, until, state, placement) in Spans(life.Timeline))
            if (until > first)
                foreach (var region in RegionPaths.UpFrom(placement.Region))
                {
                    var group = (region, state, placement.ChannelType);
                    if (!groups.TryGetValue(group, out var days))
                        groups.Add(group, days = new ListDays());
                    days.Add(from, until);
                }
        var rows = new List<ListRow>(groups.Count * Orders.Length);
        foreach (var order in Orders)
        {
            var place = PartnerListKeys.Place(order, life.PartnerId, life.Particulars.DisplayName, life.CreatedAtMicros);
            foreach (var ((region, state, type), days) in groups)
                rows.Add(new ListRow([.. PartnerListKeys.Group(order, region, state, type), .. place], days.ToBytes(first)));
        }
        rows.Sort((left, right) => left.Key.AsSpan().SequenceCompareTo(right.Key));
        return rows;
    }

    /// <summary>Whether a row of such a value may say what is so at an instant; false spares reading the partner.</summary>
    public static bool MayHold(ReadOnlySpan<byte> value, long nowMicros) => ListDays.HaveAny(value, BusinessDay.InUtc(nowMicros));

    private static IEnumerable<(int From, int Until, LifecycleState State, PartnerPlacement Placement)> Spans(PartnerTimeline timeline)
    {
        List<BusinessDay> starts = [.. timeline.States.Select(entry => entry.From).Concat(timeline.Placements.Select(entry => entry.From)).Append(BusinessDay.SinceEver).Distinct().Order()];
        for (var i = 0; i < starts.Count; i++)
            yield return (starts[i].DaysSinceEpoch, i + 1 < starts.Count ? starts[i + 1].DaysSinceEpoch : int.MaxValue, timeline.StateOn(starts[i]), timeline.PlacementOn(starts[i]));
    }
}
