namespace ChannelGrains.Domain.Actions;

/// <summary>How actions were kept up that are closed.</summary>
/// <param name="Kind">Their kind; Unspecified is all.</param>
/// <param name="Verified">How many were verified.</param>
/// <param name="WithinDue">Of these, those done within due.</param>
/// <param name="Cancelled">How many were cancelled.</param>
/// <param name="Repeated">Of all of these, those whose cause came back.</param>
/// <param name="MedianToDoneMicros">Half of the verified took no longer from being opened to being done; null when there are none.</param>
[GenerateSerializer, Immutable]
public sealed record ClosedMeasures(
    [property: Id(0)] ActionKind Kind, [property: Id(1)] long Verified, [property: Id(2)] long WithinDue, [property: Id(3)] long Cancelled, [property: Id(4)] long Repeated,
    [property: Id(5)] long? MedianToDoneMicros)
{
    /// <summary>Of all, then of each kind that has some.</summary>
    public static IReadOnlyList<ClosedMeasures> Of(IReadOnlyCollection<ActionItem> items) =>
        [Of(ActionKind.Unspecified, items), .. items.GroupBy(item => item.Opened.Kind).OrderBy(kind => kind.Key).Select(kind => Of(kind.Key, [.. kind]))];

    private static ClosedMeasures Of(ActionKind kind, IReadOnlyCollection<ActionItem> items)
    {
        var verified = items.Where(item => item.State == ActionState.Verified).ToList();
        return new(
            kind, verified.Count, verified.Count(item => item.IsWithinDue), items.Count - verified.Count, items.Count(item => item.IsRepeated),
            Medians.Of([.. verified.Select(item => item.CompletedAtMicros!.Value - item.OpenedAtMicros)]));
    }
}
