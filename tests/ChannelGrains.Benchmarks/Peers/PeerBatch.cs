using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Front;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Benchmarks.Peers;

/// <summary>One batch of a frame, on its way into a store.</summary>
internal sealed class PeerBatch
{
    private const int FrameField = 2, BatchField = 1;

    private readonly BatchesLeft _left;
    private readonly int _index;

    private PeerBatch(BatchesLeft left, int index, TransactionBatch message, ReadOnlyMemory<byte> bytes) =>
        (_left, _index, Message, Bytes) = (left, index, message, bytes);

    public TransactionBatch Message { get; }

    /// <summary>Its wire form; it lasts until <see cref="OnDurable"/>.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Transactions of it that the store had already.</summary>
    public int Duplicates { get; set; }

    /// <summary>The batches of a frame, each with its part of the frame's bytes.</summary>
    public static PeerBatch[] Split(FrontFrame frame)
    {
        var messages = frame.Message.Frame.Batches;
        var batches = new PeerBatch[messages.Count];
        var left = new BatchesLeft(frame, batches.Length);
        var request = new WireFields(frame.Bytes.Span);
        for (var index = 0; request.Next();)
        {
            if (request.Field != FrameField)
                continue;
            var fields = new WireFields(request.Content);
            while (fields.Next())
            {
                if (fields.Field != BatchField)
                    continue;
                frame.Bytes.Span.Overlaps(fields.Content, out var start);
                batches[index] = new PeerBatch(left, index, messages[index], frame.Bytes.Slice(start, fields.Content.Length));
                index++;
            }
        }
        return batches;
    }

    public void OnDurable() => _left.OnDurable(_index, Duplicates);

    private sealed class BatchesLeft(FrontFrame frame, int batches)
    {
        private int _left = batches;

        public void OnDurable(int index, int duplicates)
        {
            if (duplicates > 0)
                frame.SetDuplicates(index, duplicates);
            if (Interlocked.Decrement(ref _left) > 0)
                return;
            frame.ReturnBuffer();
            frame.OnDurable();
        }
    }
}
