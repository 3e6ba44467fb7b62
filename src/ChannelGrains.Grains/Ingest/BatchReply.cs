using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Grains.Ingest;

/// <summary>What became of one batch.</summary>
[GenerateSerializer, Immutable]
public sealed record BatchReply(
    [property: Id(0)] Refusal? Refusal,
    [property: Id(1)] long CommittedSequence,
    [property: Id(2)] int Accepted,
    [property: Id(3)] int Duplicates,
    [property: Id(4)] IReadOnlyList<QuarantinedItem> Items)
{
    /// <summary>Bytes that it had stored, also where it is refused: of its first part, or of what shows a conflict.</summary>
    [Id(5)]
    public int StoredBytes { get; init; }

    /// <summary>Whether it is refused because its bytes are no batch: whoever sends such a one sends no more on that stream.</summary>
    [Id(6)]
    public bool IsMalformed { get; init; }

    public static BatchReply Refuse(Refusal refusal, long committedSequence = 0) => new(refusal, committedSequence, 0, 0, []);

    /// <summary>The reply to a batch that was taken in two parts.</summary>
    /// <param name="rest">The reply to the second.</param>
    /// <param name="taken">Transactions of the first. Where the rest is refused, sending all again finds them as duplicates.</param>
    public BatchReply Then(BatchReply rest, int taken) => rest.Refusal is { } refusal
        ? rest with { Refusal = refusal with { Message = $"The first {taken} transactions of this batch are stored. Of the others: {refusal.Message}" }, StoredBytes = StoredBytes + rest.StoredBytes }
        : new BatchReply(null, rest.CommittedSequence, Accepted + rest.Accepted, Duplicates + rest.Duplicates, [.. Items, .. rest.Items]) { StoredBytes = StoredBytes + rest.StoredBytes };
}

/// <summary>A transaction of a batch that is in quarantine.</summary>
[GenerateSerializer, Immutable]
public readonly record struct QuarantinedItem(
    [property: Id(0)] int Index,
    [property: Id(1)] string TransactionId,
    [property: Id(2)] QuarantineReason Reason);
