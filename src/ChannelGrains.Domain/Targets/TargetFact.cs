using Orleans;

namespace ChannelGrains.Domain.Targets;

/// <summary>What happened to the targets of a scope, as its journal keeps it.</summary>
/// <param name="Scope">Of whom.</param>
/// <param name="FirstMonth">The first month of the year, in months since 1970-01.</param>
[GenerateSerializer, Immutable]
public abstract record TargetFact([property: Id(0)] TargetScope Scope, [property: Id(1)] int FirstMonth);
