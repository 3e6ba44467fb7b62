using ChannelGrains.Ingest.V1;
using Google.Protobuf;

namespace ChannelGrains.Client;

/// <summary>Size of a transaction inside a batch, in bytes.</summary>
internal static class TransactionSize
{
    public static int Of(Transaction transaction)
    {
        var size = transaction.CalculateSize();
        return 1 + CodedOutputStream.ComputeLengthSize(size) + size;
    }
}
