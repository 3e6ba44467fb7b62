using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>Where a batch lies in a frame, and what routing needs of it.</summary>
internal readonly record struct BatchIndex(int Start, int Length, long BatchId, int PartnerStart, int PartnerLength, long Epoch, long FirstSequence, int Transactions, int TraceStart, int TraceLength);

/// <summary>Finds the batches of a frame without decoding their transactions.</summary>
internal static class FrameIndexer
{
    private const uint BatchTag = (TransactionFrame.BatchesFieldNumber << 3) | 2;

    /// <summary>Fills <paramref name="batches"/>; INVALID_ARGUMENT when the frame is malformed or empty.</summary>
    /// <returns>Transactions in all.</returns>
    /// <param name="request">The frame.</param>
    /// <param name="batches">Filled.</param>
    /// <param name="maxBatches">No more than that are found: a frame of more ends with FRAME_TOO_LARGE.</param>
    public static int Index(StreamRequest request, List<BatchIndex> batches, int maxBatches)
    {
        batches.Clear();
        var reader = new WireReader(request.Buffer.AsSpan(request.FrameStart, request.FrameLength));
        var transactions = 0;
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
        {
            if (tag != BatchTag)
            {
                reader.Skip(tag);
                continue;
            }
            var message = reader.ReadBytes();
            var batch = IndexBatch(message, request.FrameStart + reader.Position - message.Length);
            transactions += batch.Transactions;
            if (batches.Count == maxBatches)
                throw RefusalStatus.ToException(Refusal.InvalidArgument("FRAME_TOO_LARGE",
                    $"The frame has more than {maxBatches} batches. Send smaller frames.", "frame.batches"));
            batches.Add(batch);
        }
        if (reader.Failed)
            throw Malformed();
        if (batches.Count == 0)
            throw RefusalStatus.ToException(Refusal.InvalidArgument("FRAME_EMPTY", "A frame holds at least one batch.", "frame.batches"));
        return transactions;
    }

    public static BatchIndex IndexBatch(ReadOnlySpan<byte> message, int start)
    {
        var reader = new WireReader(message);
        long batchId = 0, epoch = 0, firstSequence = 0;
        int partnerStart = 0, partnerLength = 0, transactions = 0, traceStart = start, traceLength = 0;
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
            switch (tag)
            {
                case TransactionBatch.BatchIdFieldNumber << 3: batchId = (long)reader.ReadVarint(); break;
                case (TransactionBatch.PartnerIdFieldNumber << 3) | 2:
                    partnerLength = reader.ReadBytes().Length;
                    partnerStart = start + reader.Position - partnerLength;
                    break;
                case TransactionBatch.EpochFieldNumber << 3: epoch = (long)reader.ReadVarint(); break;
                case TransactionBatch.FirstSequenceFieldNumber << 3: firstSequence = (long)reader.ReadVarint(); break;
                case (TransactionBatch.TransactionsFieldNumber << 3) | 2:
                    reader.ReadBytes();
                    transactions++;
                    break;
                case (TransactionBatch.TraceparentFieldNumber << 3) | 2:
                    traceLength = reader.ReadBytes().Length;
                    traceStart = start + reader.Position - traceLength;
                    break;
                default: reader.Skip(tag); break;
            }
        if (reader.Failed)
            throw Malformed();
        return new BatchIndex(start, message.Length, batchId, partnerStart, partnerLength, epoch, firstSequence, transactions, traceStart, traceLength);
    }

    private static Grpc.Core.RpcException Malformed() => RefusalStatus.ToException(
        Refusal.InvalidArgument("MALFORMED", "The frame is no well-formed protobuf message. Nothing of it was stored.", "frame"));
}
