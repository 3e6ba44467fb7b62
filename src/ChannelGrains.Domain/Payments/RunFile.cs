namespace ChannelGrains.Domain.Payments;

/// <summary>A file of a run.</summary>
/// <param name="Number">Its number in the run, from 1.</param>
/// <param name="PaymentCount">How many payments stand in it.</param>
/// <param name="Total">What they add up to, in minor units.</param>
[GenerateSerializer, Immutable]
public sealed record RunFile([property: Id(0)] int Number, [property: Id(1)] int PaymentCount, [property: Id(2)] long Total);
