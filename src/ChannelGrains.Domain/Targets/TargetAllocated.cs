using System.Collections.Immutable;
using ChannelGrains.Domain.Money;
using Orleans;

namespace ChannelGrains.Domain.Targets;

/// <summary>A scope's target was allocated to its partners; each takes its part as a version of its own target.</summary>
/// <param name="Scope">Whose target.</param>
/// <param name="FirstMonth">Of which year, in months since 1970-01.</param>
/// <param name="TargetVersion">The record of the scope's journal that holds the target.</param>
/// <param name="CurrencyCode">The currency of all amounts.</param>
/// <param name="Method">How.</param>
/// <param name="Target">What was allocated.</param>
/// <param name="Buffer">By how much the parts may exceed it.</param>
/// <param name="Weights">The months' weights, which are the parts' too.</param>
/// <param name="Parts">By partner id.</param>
[GenerateSerializer, Immutable]
public sealed record TargetAllocated(
    TargetScope Scope,
    int FirstMonth,
    [property: Id(0)] long TargetVersion,
    [property: Id(1)] string CurrencyCode,
    [property: Id(2)] AllocationMethod Method,
    [property: Id(3)] Amount Target,
    [property: Id(4)] Amount Buffer,
    [property: Id(5)] TargetWeights Weights,
    [property: Id(6)] ImmutableArray<AllocatedPart> Parts) : TargetFact(Scope, FirstMonth)
{
    /// <summary>What the partners have together.</summary>
    public Amount Allocated => Parts.Aggregate(Amount.Zero, (sum, part) => sum + part.Target);
}
