namespace ChannelGrains.Domain.Actions;

/// <summary>How actions are kept up that are not closed.</summary>
/// <param name="Kind">Their kind; Unspecified is all.</param>
/// <param name="Count">How many.</param>
/// <param name="Overdue">Of these, those that are overdue.</param>
/// <param name="Repeated">Of these, those whose cause came back.</param>
/// <param name="MedianAgeMicros">Half of them are no older; null when there are none.</param>
[GenerateSerializer, Immutable]
public sealed record LiveMeasures(
    [property: Id(0)] ActionKind Kind, [property: Id(1)] long Count, [property: Id(2)] long Overdue, [property: Id(3)] long Repeated, [property: Id(4)] long? MedianAgeMicros)
{
    /// <summary>Of all, then of each kind that has some.</summary>
    public static IReadOnlyList<LiveMeasures> Of(IReadOnlyCollection<ActionItem> items, long nowMicros) =>
        [Of(ActionKind.Unspecified, items, nowMicros), .. items.GroupBy(item => item.Opened.Kind).OrderBy(kind => kind.Key).Select(kind => Of(kind.Key, [.. kind], nowMicros))];

    private static LiveMeasures Of(ActionKind kind, IReadOnlyCollection<ActionItem> items, long nowMicros) => new(
        kind, items.Count, items.Count(item => item.IsOverdueAt(nowMicros)), items.Count(item => item.IsRepeated), Medians.Of([.. items.Select(item => nowMicros - item.OpenedAtMicros)]));
}
