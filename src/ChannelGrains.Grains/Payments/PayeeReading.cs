using ChannelGrains.Domain.Payments;

namespace ChannelGrains.Grains.Payments;

/// <summary>A partner's payee of today.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="Payee">Whom the money goes to; null for nobody.</param>
/// <param name="Book">What the journal says of it.</param>
/// <param name="Conditions">What keeps it from being paid.</param>
/// <param name="Version">Version of the partner's journal that it shows.</param>
[GenerateSerializer, Immutable]
public sealed record PayeeReading(
    [property: Id(0)] string PartnerId,
    [property: Id(1)] PayeeOnDay? Payee,
    [property: Id(2)] PayeeBook Book,
    [property: Id(3)] IReadOnlyList<PayeeCondition> Conditions,
    [property: Id(4)] long Version);
