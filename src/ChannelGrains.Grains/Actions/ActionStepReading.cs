using ChannelGrains.Domain.Actions;

namespace ChannelGrains.Grains.Actions;

/// <summary>A step that an action has taken.</summary>
/// <param name="Step">What.</param>
/// <param name="Stamp">When, by whom, and the record.</param>
/// <param name="Note">What was said of it.</param>
/// <param name="Owner">The owner after it.</param>
/// <param name="Done">Of a completion, what shows it; null for nothing.</param>
[GenerateSerializer, Immutable]
public sealed record ActionStepReading([property: Id(0)] ActionStep Step, [property: Id(1)] FactStamp Stamp, [property: Id(2)] string Note, [property: Id(3)] string Owner,
    [property: Id(4)] ActionDone? Done = null);
