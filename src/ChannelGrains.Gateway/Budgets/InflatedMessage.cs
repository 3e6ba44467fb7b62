using ChannelGrains.Gateway.Errors;

namespace ChannelGrains.Gateway.Budgets;

/// <summary>The bytes of a compressed message as they come out, held for its call; RESOURCE_EXHAUSTED when there are more than a message may have.</summary>
internal sealed class InflatedMessage(Stream inflating, AdmittedCall call) : Stream
{
    private int _bytes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Count(inflating.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Count(inflating.Read(buffer));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inflating.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        _bytes += read;
        if (_bytes > call.MaxMessageBytes)
            throw RefusalStatus.ToException(RequestBody.TooLarge(call));
        call.HoldInflated(_bytes);
        return read;
    }
}
