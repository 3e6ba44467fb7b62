namespace ChannelGrains.Domain.Actions;

/// <summary>How many actions are not closed.</summary>
/// <param name="Open">OPEN.</param>
/// <param name="InProgress">IN_PROGRESS.</param>
/// <param name="Done">DONE.</param>
/// <param name="Overdue">Of all of these, those that are overdue.</param>
[GenerateSerializer, Immutable]
public readonly record struct ActionCounts([property: Id(0)] long Open, [property: Id(1)] long InProgress, [property: Id(2)] long Done, [property: Id(3)] long Overdue)
{
    public long Live => Open + InProgress + Done;

    public ActionCounts With(ActionItem item, long nowMicros) => new(
        Open + (item.State == ActionState.Open ? 1 : 0),
        InProgress + (item.State == ActionState.InProgress ? 1 : 0),
        Done + (item.State == ActionState.Done ? 1 : 0),
        Overdue + (item.IsOverdueAt(nowMicros) ? 1 : 0));
}
