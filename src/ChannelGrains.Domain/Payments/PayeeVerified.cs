using System.Collections.Immutable;

namespace ChannelGrains.Domain.Payments;

/// <summary>A partner's payee was verified.</summary>
/// <param name="ContentHash">SHA-256 of the content that was verified.</param>
/// <param name="AccountKey">What its account is found by.</param>
/// <param name="Note">How.</param>
/// <param name="SharedWith">Other partners that may have the same account, sorted.</param>
/// <param name="Previous">The record of the step before; 0 for none.</param>
[GenerateSerializer, Immutable]
public sealed record PayeeVerified(
    [property: Id(0)] ImmutableArray<byte> ContentHash,
    [property: Id(1)] ImmutableArray<byte> AccountKey,
    [property: Id(2)] string Note,
    [property: Id(3)] ImmutableArray<string> SharedWith,
    [property: Id(4)] long Previous) : PayeeFact;
