using System.Buffers;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>A frame in flight: gives its buffer back when no batch of it needs it, and knows when its last result was written.</summary>
internal sealed class StreamFrame(byte[] buffer, int bytes, int batches, int transactions, long receivedAt, IngestAdmission admission)
{
    private int _undecided = batches;
    private int _unwritten = batches;
    private bool _bytesHeld;

    public long ReceivedAt { get; } = receivedAt;

    public int Transactions { get; } = transactions;

    public void OnBatchDecided(bool bytesFree)
    {
        if (!bytesFree)
            Volatile.Write(ref _bytesHeld, true);
        if (Interlocked.Decrement(ref _undecided) > 0)
            return;
        admission.Release(bytes);
        if (!Volatile.Read(ref _bytesHeld))
            ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Counts a written result; true for the frame's last one. Called by the stream's writer only.</summary>
    public bool OnResultWritten() => --_unwritten == 0;
}
