using System.Collections.Immutable;
using Orleans;

namespace ChannelGrains.Domain.Targets;

/// <summary>All partners of an allocation were asked to take their part.</summary>
/// <param name="Scope">Whose target was allocated.</param>
/// <param name="FirstMonth">Of which year, in months since 1970-01.</param>
/// <param name="AllocationVersion">The record of the journal that holds the allocation.</param>
/// <param name="Applied">Partners that took it.</param>
/// <param name="Refused">Partners that did not.</param>
/// <param name="Refusals">The first of them, with the reason.</param>
[GenerateSerializer, Immutable]
public sealed record AllocationApplied(
    TargetScope Scope,
    int FirstMonth,
    [property: Id(0)] long AllocationVersion,
    [property: Id(1)] int Applied,
    [property: Id(2)] int Refused,
    [property: Id(3)] ImmutableArray<RefusedPart> Refusals) : TargetFact(Scope, FirstMonth)
{
    /// <summary>Refusals that are kept.</summary>
    public const int MaxRefusals = 100;
}
