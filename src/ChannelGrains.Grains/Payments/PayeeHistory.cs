namespace ChannelGrains.Grains.Payments;

/// <summary>Steps of a partner's payee.</summary>
/// <param name="Steps">The newest first.</param>
/// <param name="Last">The record that the next page comes behind; 0 on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record PayeeHistory([property: Id(0)] IReadOnlyList<PayeeStep> Steps, [property: Id(1)] long Last);
