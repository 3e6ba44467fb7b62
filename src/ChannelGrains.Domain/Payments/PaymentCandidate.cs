using System.Collections.Immutable;
using ChannelGrains.Domain.Agreements;

namespace ChannelGrains.Domain.Payments;

/// <summary>An approved statement that a run may pay.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="StatementId">Which of its statements.</param>
/// <param name="Amount">What is to be paid, in minor units.</param>
/// <param name="Payee">Whom it goes to; null for nobody.</param>
/// <param name="PayeeHash">SHA-256 of the content of whom it was approved for; empty for a credit note.</param>
/// <param name="Reason">Why it cannot be paid; empty when it can.</param>
/// <param name="Message">What that means.</param>
[GenerateSerializer, Immutable]
public sealed record PaymentCandidate(
    [property: Id(0)] string PartnerId,
    [property: Id(1)] string StatementId,
    [property: Id(2)] long Amount,
    [property: Id(3)] Payee? Payee,
    [property: Id(4)] ImmutableArray<byte> PayeeHash,
    [property: Id(5)] string Reason,
    [property: Id(6)] string Message);
