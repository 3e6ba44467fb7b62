using System.Collections.Immutable;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Payments;

/// <summary>A partner's payee of a day.</summary>
/// <param name="Payee">Whom the money goes to.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="ContentHash">SHA-256 of its content.</param>
/// <param name="ChangedOn">The business day since which it says this.</param>
/// <param name="ChangedBy">By whom: each of them may not verify it.</param>
[GenerateSerializer, Immutable]
public sealed record PayeeOnDay(
    [property: Id(0)] Payee Payee,
    [property: Id(1)] PayeeOrigin Origin,
    [property: Id(2)] ImmutableArray<byte> ContentHash,
    [property: Id(3)] BusinessDay ChangedOn,
    [property: Id(4)] ImmutableArray<string> ChangedBy);
