using System.Collections.Immutable;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.PartnerCounts;

/// <summary>Partners by id, with their timelines, of which many have the same one.</summary>
/// <param name="PartnerIds">In order.</param>
/// <param name="TimelineOf">Of each partner, which of the timelines is its own.</param>
/// <param name="Timelines">The timelines.</param>
[GenerateSerializer, Immutable]
public sealed record PartnerRoster(
    [property: Id(0)] ImmutableArray<string> PartnerIds, [property: Id(1)] ImmutableArray<int> TimelineOf, [property: Id(2)] ImmutableArray<PartnerTimeline> Timelines)
{
    /// <summary>The partners, which come in no order, each once.</summary>
    public static PartnerRoster Of(IReadOnlyCollection<KeyValuePair<string, PartnerTimeline>> partners)
    {
        Dictionary<PartnerTimeline, int> numbers = new(ReferenceEqualityComparer.Instance);
        var (ids, timelines) = (new string[partners.Count], new int[partners.Count]);
        foreach (var (place, (partnerId, timeline)) in partners.Index())
        {
            if (!numbers.TryGetValue(timeline, out var number))
                numbers.Add(timeline, number = numbers.Count);
            (ids[place], timelines[place]) = (partnerId, number);
        }
        Array.Sort(ids, timelines, StringComparer.Ordinal);
        return new([.. ids], [.. timelines], [.. numbers.OrderBy(number => number.Value).Select(number => number.Key)]);
    }

    /// <summary>The place of a partner; below 0 where it is not there.</summary>
    public int Find(string partnerId) => PartnerIds.BinarySearch(partnerId, StringComparer.Ordinal);
}
