using System.Buffers.Binary;
using System.Net;

namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>A gRPC message that says how long it is, and stops one byte before its end.</summary>
internal sealed class EndlessMessage(int bytes) : HttpContent
{
    private static readonly byte[] Zeros = new byte[64 * 1_024];

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var header = new byte[5];
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(1), bytes);
        await stream.WriteAsync(header, cancellationToken);
        for (var left = bytes - 1; left > 0; left -= Zeros.Length)
            await stream.WriteAsync(Zeros.AsMemory(0, Math.Min(left, Zeros.Length)), cancellationToken);
        await stream.FlushAsync(cancellationToken);
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
