using System.Buffers;
using ChannelGrains.Ingest.V1;
using Grpc.Core;

namespace ChannelGrains.Benchmarks.Front;

/// <summary>A request that the generated code parsed whole, with its bytes in a pooled buffer for the store.</summary>
internal sealed class FrontFrame(StreamTransactionsRequest message, byte[] buffer, int length)
{
    private int[]? _duplicates;

    public StreamTransactionsRequest Message { get; } = message;

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    /// <summary>The stream that waits for the sync.</summary>
    public FrontStream? Stream { get; set; }

    /// <summary>Transactions of a batch that the store had already.</summary>
    public int DuplicatesOf(int batch) => _duplicates is null ? 0 : Volatile.Read(ref _duplicates[batch]);

    /// <summary>Batches of one frame may be set at the same time.</summary>
    public void SetDuplicates(int batch, int count)
    {
        if (_duplicates is null)
            Interlocked.CompareExchange(ref _duplicates, new int[Message.Frame.Batches.Count], null);
        Volatile.Write(ref _duplicates[batch], count);
    }

    /// <summary>The bytes are the store's until it calls this, once.</summary>
    public void ReturnBuffer() => ArrayPool<byte>.Shared.Return(buffer);

    public void OnDurable() => Stream!.OnDurable(this);

    public static FrontFrame Read(DeserializationContext context)
    {
        var payload = context.PayloadAsReadOnlySequence();
        var length = (int)payload.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        payload.CopyTo(buffer);
        return new FrontFrame(StreamTransactionsRequest.Parser.ParseFrom(buffer.AsSpan(0, length)), buffer, length);
    }
}
