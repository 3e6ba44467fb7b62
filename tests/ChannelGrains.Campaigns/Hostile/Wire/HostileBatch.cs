namespace ChannelGrains.Campaigns.Hostile.Wire;

/// <summary>One batch that was sent, with what its transactions would add.</summary>
internal sealed record HostileBatch(long BatchId, string PartnerId, byte[] Bytes, IReadOnlyList<HostileTransaction> Transactions)
{
    public static HostileBatch Of(long batchId, string partnerId, IReadOnlyList<HostileTransaction> transactions, long epoch = 0, long firstSequence = 0) =>
        new(batchId, partnerId, WireBytes.Batch(batchId, partnerId, epoch, firstSequence, transactions.Select(transaction => transaction.Bytes)),
            [.. transactions.Select(transaction => transaction with { Bytes = [] })]);
}
