namespace ChannelGrains.Cli.Import;

/// <summary>A stream whose first bytes were looked at, for pipes, which cannot go back.</summary>
internal sealed class ReadAheadStream : Stream
{
    private readonly Stream _rest;
    private ReadOnlyMemory<byte> _beginning;

    /// <param name="stream">The stream; disposed with this.</param>
    /// <param name="count">Bytes to look at.</param>
    /// <param name="beginning">The first bytes, fewer when there are no more.</param>
    public ReadAheadStream(Stream stream, int count, out ReadOnlySpan<byte> beginning)
    {
        _rest = stream;
        var bytes = new byte[count];
        _beginning = bytes.AsMemory(0, stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false));
        beginning = _beginning.Span;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (_beginning.IsEmpty)
        {
            return _rest.Read(buffer);
        }

        var count = Math.Min(buffer.Length, _beginning.Length);
        _beginning.Span[..count].CopyTo(buffer);
        _beginning = _beginning[count..];
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rest.Dispose();
        }

        base.Dispose(disposing);
    }
}
