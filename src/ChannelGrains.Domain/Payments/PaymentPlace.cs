namespace ChannelGrains.Domain.Payments;

/// <summary>A payment of a run, or a file of it.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Number">Its number in the run.</param>
[GenerateSerializer, Immutable]
public sealed record PaymentPlace([property: Id(0)] string RunId, [property: Id(1)] int Number);
