using ChannelGrains.Domain.Calendars;
using Orleans;

namespace ChannelGrains.Domain.Selling;

/// <summary>The selling days of all regions.</summary>
/// <param name="Regions">By region, each of which is there once.</param>
[GenerateSerializer, Immutable]
public sealed record SellingCalendar([property: Id(0)] IReadOnlyList<SellingDays> Regions)
{
    /// <summary>Regions that may have selling days of their own.</summary>
    public const int MaxRegions = 256;

    public static readonly SellingCalendar Empty = new([]);

    /// <summary>Those that hold in a region: its own, else those of the nearest one above it, else every day.</summary>
    public SellingDays In(string region)
    {
        for (var path = region; ;)
        {
            if (Of(path) is { } own)
                return own;
            if (path.Length == 0)
                return SellingDays.EveryDay;
            path = path[..Math.Max(path.LastIndexOf('/'), 0)];
        }
    }

    /// <summary>A region's own; null where it has none.</summary>
    public SellingDays? Of(string region) => Regions.FirstOrDefault(days => days.Region == region);

    /// <summary>With a region's days set, in place of those that it had.</summary>
    public SellingCalendar With(SellingDays days) =>
        new([.. Regions.Where(other => other.Region != days.Region).Append(days).OrderBy(one => one.Region, StringComparer.Ordinal)]);
}
