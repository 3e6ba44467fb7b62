using System.Buffers;
using ChannelGrains.Gateway.Budgets;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>A frame in flight. When no batch of it needs its buffer, that goes back and is no longer held for the caller, whether the stream goes on or
/// not; its results are held for the call until the last one is written.</summary>
internal sealed class StreamFrame(byte[] buffer, long heldBytes, int batches, int transactions, long receivedAt, Payer payer)
{
    private int _undecided = batches;
    private int _unwritten = batches;
    private bool _bytesHeld;

    public long ReceivedAt { get; } = receivedAt;

    public int Transactions { get; } = transactions;

    /// <summary>Of all of its results.</summary>
    public long ResultBytes { get; } = ResultBytesOf(batches, transactions);

    /// <summary>What the results of so many batches take until they are written: each its own, and an item for each transaction, which all may go to quarantine.</summary>
    public static long ResultBytesOf(int batches, int transactions) => batches * 1_024L + transactions * 256L;

    public void OnBatchDecided(bool bytesFree)
    {
        if (!bytesFree)
            Volatile.Write(ref _bytesHeld, true);
        if (Interlocked.Decrement(ref _undecided) > 0)
            return;
        payer.Release(heldBytes);
        if (!Volatile.Read(ref _bytesHeld))
            ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Counts a written result; true for the frame's last one. Called by the stream's writer only.</summary>
    public bool OnResultWritten() => --_unwritten == 0;
}
