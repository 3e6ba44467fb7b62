using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Ingest;

/// <summary>What is stored under the id that a void names.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="IsQuarantined">Whether it was not applied, so far.</param>
/// <param name="IsVoided">Whether something reversed it already; not asked of a void, nor of what was not applied.</param>
/// <param name="Target">The transaction, as it was applied.</param>
public sealed record StoredOriginal(TransactionKind Kind, bool IsQuarantined, bool IsVoided, VoidTarget Target)
{
    /// <summary>What a void of it does. A reason counts in this order, in which also one that stands in the void's batch is judged: it is not there: the void
    /// waits; it is a void; it was not applied: the void waits; it was reversed.</summary>
    public static QuarantineReason Decide(StoredOriginal? original) => original switch
    {
        null => QuarantineReason.VoidWaiting,
        { Kind: TransactionKind.Void } => QuarantineReason.VoidTargetKind,
        { IsQuarantined: true } => QuarantineReason.VoidWaiting,
        { IsVoided: true } => QuarantineReason.AlreadyVoided,
        _ => QuarantineReason.Unspecified,
    };
}
