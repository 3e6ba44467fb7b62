using ChannelGrains.Domain.Ingest;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Ingest;

/// <summary>A void's target in its durable form.</summary>
internal static class VoidedTransactions
{
    public static VoidedTransaction ToFact(VoidTarget target) => new()
    {
        Transaction = ByteString.CopyFrom(target.Transaction),
        BusinessDay = target.BusinessDay,
        Region = System.Text.Encoding.UTF8.GetString(target.Region),
    };
}
