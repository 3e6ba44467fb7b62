using System.Collections.Immutable;
using ChannelGrains.Domain.Agreements;

namespace ChannelGrains.Domain.Payments;

/// <summary>A payment of a run, as it was planned.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="StatementId">Which of its statements.</param>
/// <param name="Amount">What is paid, in minor units.</param>
/// <param name="Payee">Whom it goes to; null for a credit note, for one that was refused, and where it stays in the record.</param>
/// <param name="PayeeHash">SHA-256 of the payee's content; empty for a credit note, and for one that was refused.</param>
/// <param name="Reason">Why it was refused; empty when it was not.</param>
/// <param name="Message">What that means.</param>
[GenerateSerializer, Immutable]
public sealed record PlannedPayment(
    [property: Id(0)] string PartnerId,
    [property: Id(1)] string StatementId,
    [property: Id(2)] long Amount,
    [property: Id(3)] Payee? Payee,
    [property: Id(4)] ImmutableArray<byte> PayeeHash,
    [property: Id(5)] string Reason,
    [property: Id(6)] string Message)
{
    public bool IsRefused => Reason.Length > 0;

    /// <summary>It is paid by a credit note, which no bank sees.</summary>
    public bool IsCreditNote => !IsRefused && PayeeHash.IsEmpty;

    public PlannedPayment Refuse(string reason, string message) => this with { Payee = null, PayeeHash = [], Reason = reason, Message = message };
}
