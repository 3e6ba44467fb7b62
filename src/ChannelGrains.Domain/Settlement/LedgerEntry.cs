namespace ChannelGrains.Domain.Settlement;

/// <summary>Postings that belong together; they sum to 0.</summary>
/// <param name="Cause">What for.</param>
/// <param name="Postings">The postings.</param>
[GenerateSerializer, Immutable]
public sealed record LedgerEntry([property: Id(0)] PostingCause Cause, [property: Id(1)] IReadOnlyList<Posting> Postings)
{
    /// <summary>Moves an amount, in minor units, from one account to another.</summary>
    public static LedgerEntry Move(PostingCause cause, LedgerAccount debit, LedgerAccount credit, long amount) => new(cause, [new(debit, amount), new(credit, -amount)]);
}
