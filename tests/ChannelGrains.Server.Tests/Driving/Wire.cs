using Google.Protobuf;

namespace ChannelGrains.Server.Tests.Driving;

/// <summary>Messages as no generated code writes them, but as protobuf allows.</summary>
internal static class Wire
{
    private const int CustomerField = 8, TransactionsField = 5;

    /// <summary>A transaction that names several customers, one after the other.</summary>
    public static byte[] Customers(Transaction transaction, params IEnumerable<string> customers) =>
        Append(transaction.ToByteArray(), CustomerField, customers.Select(ByteString.CopyFromUtf8));

    /// <summary>Sends a frame of one batch with these transactions and waits for its result.</summary>
    public static async Task<BatchResult> SubmitAsync(IngestSession session, TransactionBatch batch, IEnumerable<byte[]> transactions)
    {
        var message = Append(batch.ToByteArray(), TransactionsField, transactions.Select(ByteString.CopyFrom));
        await session.SendRawAsync(Append([], 2, [ByteString.CopyFrom(Append([], 1, [ByteString.CopyFrom(message)]))]));
        return await session.ResultAsync(batch);
    }

    private static byte[] Append(byte[] message, int field, IEnumerable<ByteString> values)
    {
        using var bytes = new MemoryStream();
        bytes.Write(message);
        var output = new CodedOutputStream(bytes, leaveOpen: true);
        foreach (var value in values)
        {
            output.WriteTag(field, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(value);
        }
        output.Flush();
        return bytes.ToArray();
    }
}
