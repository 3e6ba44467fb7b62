namespace ChannelGrains.Domain.Payments;

/// <summary>A payment whose statement was not taken.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Message">What that means.</param>
[GenerateSerializer, Immutable]
public sealed record RefusedPayment([property: Id(0)] int Number, [property: Id(1)] string Reason, [property: Id(2)] string Message);
