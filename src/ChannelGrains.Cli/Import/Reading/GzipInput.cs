namespace ChannelGrains.Cli.Import;

/// <summary>
/// The bytes of a gzip file on their way to the inflater, which takes more than a member has and does not give back the rest: it
/// is found behind the member's trailer, in what was handed over last.
/// </summary>
internal sealed class GzipInput(Stream file) : ForwardStream
{
    private const int PieceBytes = 8_192;

    // Room for a piece and a trailer that goes on in the next one.
    private readonly byte[] _bytes = new byte[2 * PieceBytes];
    private int _handedFrom;
    private int _start;
    private int _end;

    public override int Read(Span<byte> buffer)
    {
        if (_start == _end)
        {
            (_start, _end) = (0, file.Read(_bytes.AsSpan(0, PieceBytes)));
            if (_end == 0)
                throw new InvalidDataException("it is cut off: the gzip data ends in the middle");
        }

        var count = Math.Min(buffer.Length, _end - _start);
        _bytes.AsSpan(_start, count).CopyTo(buffer);
        _handedFrom = _start;
        _start += count;
        return count;
    }

    /// <exception cref="InvalidDataException">The file ends here.</exception>
    public int Next()
    {
        Span<byte> one = stackalloc byte[1];
        return Read(one) == 1 ? one[0] : throw new InvalidDataException("it is cut off");
    }

    public void Skip(int count)
    {
        for (; count > 0; count--)
            Next();
    }

    /// <summary>Goes on behind the first <paramref name="trailer"/> in or right behind what was handed over last; false when there is none.</summary>
    public bool TryPass(ReadOnlySpan<byte> trailer)
    {
        _bytes.AsSpan(_handedFrom, _end - _handedFrom).CopyTo(_bytes);
        (_start, _end) = (0, _end - _handedFrom);
        _end += file.ReadAtLeast(_bytes.AsSpan(_end, trailer.Length), trailer.Length, throwOnEndOfStream: false);

        // A member has at least one byte of the piece that ended it.
        var at = _end == 0 ? -1 : _bytes.AsSpan(1, _end - 1).IndexOf(trailer);
        _start = at + 1 + trailer.Length;
        return at >= 0;
    }

    /// <summary>Goes on at the next byte that is not 0; false at the end of the file.</summary>
    public bool SkipZeros()
    {
        while (true)
        {
            var at = _bytes.AsSpan(_start, _end - _start).IndexOfAnyExcept((byte)0);
            if (at >= 0)
            {
                _start += at;
                return true;
            }

            (_start, _end) = (0, file.Read(_bytes.AsSpan(0, PieceBytes)));
            if (_end == 0)
                return false;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();

        base.Dispose(disposing);
    }
}
