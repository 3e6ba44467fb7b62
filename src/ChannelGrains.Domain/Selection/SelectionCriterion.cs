using Orleans;

namespace ChannelGrains.Domain.Selection;

/// <summary>One thing that a candidate is judged by.</summary>
/// <param name="Name">Once among the criteria.</param>
/// <param name="Weight">How much it counts beside the others.</param>
/// <param name="Description">What 0 and what 100 points stand for, for people.</param>
[GenerateSerializer, Immutable]
public sealed record SelectionCriterion([property: Id(0)] string Name, [property: Id(1)] int Weight, [property: Id(2)] string Description)
{
    public const int MaxNameBytes = 64, MaxDescriptionBytes = 500, MaxWeight = 1_000;
}
