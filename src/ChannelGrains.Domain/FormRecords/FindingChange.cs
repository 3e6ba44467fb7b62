using ChannelGrains.Domain.Actions;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>What a record does to one finding.</summary>
/// <param name="Move">What.</param>
/// <param name="ItemId">The item.</param>
/// <param name="Title">What is to be done, of one that is found.</param>
/// <param name="Priority">How much it matters, of one that is found.</param>
/// <param name="IsRedLine">It is a red line, of one that is found.</param>
/// <param name="IsCause">The record causes an action: it found the item, or it failed again and its action was closed.</param>
[GenerateSerializer, Immutable]
public sealed record FindingChange(
    [property: Id(0)] FindingMove Move, [property: Id(1)] string ItemId, [property: Id(2)] string Title = "", [property: Id(3)] ActionPriority Priority = ActionPriority.Unspecified,
    [property: Id(4)] bool IsRedLine = false, [property: Id(5)] bool IsCause = false);
