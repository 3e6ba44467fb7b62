namespace ChannelGrains.Domain.Payments;

/// <summary>A payment of which the partner was told.</summary>
/// <param name="Number">Its number.</param>
/// <param name="State">What it was told.</param>
/// <param name="Refused">The reason for which the partner did not take it; empty when it did.</param>
[GenerateSerializer, Immutable]
public sealed record ToldPayment([property: Id(0)] int Number, [property: Id(1)] PaymentState State, [property: Id(2)] string Refused);
