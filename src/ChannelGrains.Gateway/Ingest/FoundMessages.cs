using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Lookup;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Ingest.V1;
using FoundTransaction = ChannelGrains.Domain.Lookup.FoundTransaction;
using Wire = ChannelGrains.Ingest.V1;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>Found transactions on the wire.</summary>
internal static class FoundMessages
{
    public static FindTransactionsResponse ToMessage(FoundTransactions found) => new() { Transactions = { found.Transactions.Select(ToMessage) }, Truncated = found.IsTruncated };

    private static Wire.FoundTransaction ToMessage(FoundTransaction found) => new()
    {
        PartnerId = found.PartnerId,
        SourceId = found.SourceId,
        Sequence = found.Sequence,
        State = (TransactionState)found.State,
        QuarantineReason = (Wire.QuarantineReason)found.Reason,
        QuarantineId = found.QuarantineId,
        BusinessDay = found.BusinessDay is { } day ? new BusinessDay(day).ToString() : "",
        JournalVersion = found.Version,
        AcceptedAt = Timestamps.FromMicros(found.AtMicros),
        ReplayedVersion = found.ReplayedVersion,
        VoidVersion = found.VoidVersion,
        // Empty where what was stored is no transaction that can be read.
        Transaction = StoredTransactions.Parse(found.Transaction) ?? new Transaction(),
    };
}
