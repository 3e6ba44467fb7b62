using System.Buffers;
using ChannelGrains.Ingest.V1;
using Grpc.Core;

namespace ChannelGrains.Benchmarks.Ceiling;

/// <summary>A request that the generated code parsed whole, with its bytes in a pooled buffer for the log.</summary>
internal sealed class CeilingFrame(StreamTransactionsRequest message, byte[] buffer, int length)
{
    public StreamTransactionsRequest Message { get; } = message;

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    /// <summary>The stream that waits for the sync.</summary>
    public CeilingStream? Stream { get; set; }

    public void ReturnBuffer() => ArrayPool<byte>.Shared.Return(buffer);

    public static CeilingFrame Read(DeserializationContext context)
    {
        var payload = context.PayloadAsReadOnlySequence();
        var length = (int)payload.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        payload.CopyTo(buffer);
        return new CeilingFrame(StreamTransactionsRequest.Parser.ParseFrom(buffer.AsSpan(0, length)), buffer, length);
    }
}
