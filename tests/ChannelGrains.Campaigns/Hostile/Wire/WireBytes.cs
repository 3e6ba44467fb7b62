using System.Text;
using ChannelGrains.Ingest.V1;
using Google.Protobuf;

namespace ChannelGrains.Campaigns.Hostile.Wire;

/// <summary>Builds protobuf bytes field by field, so that an attack can write what no generated message would.</summary>
internal static class WireBytes
{
    public static byte[] Varint(int field, long value)
    {
        var stream = new MemoryStream();
        WriteVarint(stream, (ulong)field << 3);
        WriteVarint(stream, (ulong)value);
        return stream.ToArray();
    }

    public static byte[] Bytes(int field, params ReadOnlySpan<byte> content)
    {
        var stream = new MemoryStream(content.Length + 12);
        WriteVarint(stream, ((ulong)field << 3) | 2);
        WriteVarint(stream, (ulong)content.Length);
        stream.Write(content);
        return stream.ToArray();
    }

    public static byte[] Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    public static byte[] Join(params IEnumerable<byte[]> parts)
    {
        var stream = new MemoryStream();
        foreach (var part in parts)
            stream.Write(part);
        return stream.ToArray();
    }

    /// <summary>The same bytes, so many times.</summary>
    public static byte[] Repeat(byte[] part, int times)
    {
        var all = new byte[part.Length * times];
        for (var i = 0; i < times; i++)
            part.CopyTo(all, i * part.Length);
        return all;
    }

    public static byte[] Open(string sourceId) =>
        new StreamTransactionsRequest { Open = new StreamOpen { SourceId = sourceId } }.ToByteArray();

    public static byte[] Frame(IEnumerable<byte[]> batches) =>
        Bytes(StreamTransactionsRequest.FrameFieldNumber, Join(batches.Select(batch => Bytes(TransactionFrame.BatchesFieldNumber, batch))));

    public static byte[] Batch(long batchId, string partnerId, long epoch, long firstSequence, IEnumerable<byte[]> transactions) => Join(
    [
        Varint(TransactionBatch.BatchIdFieldNumber, batchId),
        Text(TransactionBatch.PartnerIdFieldNumber, partnerId),
        .. epoch > 0 ? [Varint(TransactionBatch.EpochFieldNumber, epoch), Varint(TransactionBatch.FirstSequenceFieldNumber, firstSequence)] : Array.Empty<byte[]>(),
        .. transactions.Select(transaction => Bytes(TransactionBatch.TransactionsFieldNumber, transaction)),
    ]);

    private static void WriteVarint(MemoryStream stream, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            stream.WriteByte((byte)(value | 0x80));
        stream.WriteByte((byte)value);
    }
}
