using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Actions;

/// <summary>The actions of one partner that are not closed, as their view has them.</summary>
/// <param name="Timeline">Where the partner is, and will be.</param>
/// <param name="Items">The actions, by id.</param>
[GenerateSerializer, Immutable]
public sealed record ActionCell([property: Id(0)] PartnerTimeline Timeline, [property: Id(1)] IReadOnlyList<ActionItem> Items)
{
    public bool IsEmpty => Items.Count == 0;

    public static ActionCell Of(ActionBook? book, PartnerTimeline timeline) => new(timeline, book is null ? [] : [.. book.Live.Select(action => action.Item)]);

    public bool Equals(ActionCell? other) => other is not null && Items.SequenceEqual(other.Items) && (IsEmpty || Timeline.Equals(other.Timeline));

    public override int GetHashCode() => Items.Count;

    public override string ToString() => IsEmpty ? "no action" : $"{string.Join(", ", Items.Select(item => $"{item.ActionId} {item.State}"))} of a partner that is {Timeline}";
}
