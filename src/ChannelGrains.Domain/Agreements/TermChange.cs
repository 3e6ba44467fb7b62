using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>A term that is another.</summary>
/// <param name="Field">Its field on the wire, below the terms.</param>
/// <param name="Before">What it said; empty where it was not there.</param>
/// <param name="After">What it says; empty where it is not there.</param>
[GenerateSerializer, Immutable]
public sealed record TermChange([property: Id(0)] string Field, [property: Id(1)] string Before, [property: Id(2)] string After);
