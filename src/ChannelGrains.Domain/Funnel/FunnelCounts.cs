using System.Globalization;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Funnel;

/// <summary>Counts the steps of a scope, and of its parts.</summary>
internal sealed class FunnelCounts(FunnelScope scope)
{
    private readonly FunnelCount _total = new();
    private readonly SortedDictionary<int, FunnelCount> _origins = [];
    private readonly SortedDictionary<int, FunnelCount> _types = [];
    private readonly Dictionary<string, FunnelCount> _regions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FunnelCount> _parts = new(StringComparer.Ordinal);

    /// <summary>Counts the steps of a partner that it had reached on a business day of its own.</summary>
    public void Add(FunnelEntry entry, BusinessDay today)
    {
        if (!scope.Holds(entry.Recruitment))
            return;
        var reached = entry.Recruitment.Reached;
        var isOver = entry.Timeline.StateOn(today) == LifecycleState.Terminated;
        for (var place = 0; place < reached.Length && reached[place] <= today; place++)
        {
            // Under the type and region of that day: a later change moves no step that was taken.
            var placement = entry.Timeline.PlacementOn(reached[place]);
            if (!scope.Holds(placement))
                continue;
            int? daysToNext = place + 1 < reached.Length && reached[place + 1] <= today ? reached[place + 1] - reached[place] : null;
            Add(_total);
            Add(Of(_origins, (int)(entry.Recruitment.Origin?.Kind ?? OriginKind.Unspecified)));
            Add(Of(_types, (int)placement.ChannelType));
            Add(OfRegion(placement.Region));

            void Add(FunnelCount count)
            {
                count.OnReached(place, daysToNext, isOver);
                if (place == Recruitment.Steps - 1)
                    count.OnActive(entry.FirstNet, today - reached[place] >= FunnelEntry.FirstDays);
            }
        }
    }

    public FunnelReport ToReport() => new(
        _total.ToGroup(""), Groups(_origins), Groups(_types),
        [.. _parts.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => part.Value.ToGroup(part.Key))]);

    private static IReadOnlyList<FunnelGroup> Groups(SortedDictionary<int, FunnelCount> counts) =>
        [.. counts.Select(count => count.Value.ToGroup(count.Key.ToString(CultureInfo.InvariantCulture)))];

    private static FunnelCount Of(SortedDictionary<int, FunnelCount> counts, int key)
    {
        if (!counts.TryGetValue(key, out var count))
            counts.Add(key, count = new());
        return count;
    }

    private FunnelCount OfRegion(string region)
    {
        if (_regions.TryGetValue(region, out var count))
            return count;
        var part = RegionPaths.ChildOf(scope.Region, region);
        if (!_parts.TryGetValue(part, out count))
            _parts.Add(part, count = new());
        _regions.Add(region, count);
        return count;
    }
}
