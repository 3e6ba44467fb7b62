namespace ChannelGrains.Cli.Import;

/// <summary>A stream whose first bytes were looked at, for pipes, which cannot go back.</summary>
internal sealed class ReadAheadStream : ForwardStream
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

    public override int Read(Span<byte> buffer)
    {
        if (_beginning.IsEmpty)
            return _rest.Read(buffer);

        var count = Math.Min(buffer.Length, _beginning.Length);
        _beginning.Span[..count].CopyTo(buffer);
        _beginning = _beginning[count..];
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _rest.Dispose();

        base.Dispose(disposing);
    }
}
