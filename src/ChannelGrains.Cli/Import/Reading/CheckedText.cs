using System.Text;
using System.Text.Unicode;

namespace ChannelGrains.Cli.Import;

/// <summary>
/// The text of a file as UTF-8, every byte of it checked: what is not text in the file's encoding ends the reading with the line, and
/// nothing is replaced. A byte order mark tells the encoding, else the mapping does, else it is UTF-8.
/// </summary>
internal sealed class CheckedText : ForwardStream
{
    private const int PieceBytes = 1 << 16;

    // Longest sequence of any encoding that may be cut by the end of a piece.
    private const int LongestSequence = 4;

    // Text of another encoding may have a few by chance.
    private const int SequencesOfUtf8 = 8;

    private readonly Stream _bytes;
    private readonly Encoding _encoding;
    private readonly Decoder? _decoder;
    private readonly bool _isMarked;
    private readonly byte[] _piece = new byte[PieceBytes];
    private readonly char[] _chars;
    private readonly byte[] _converted;
    private int _held;
    private ReadOnlyMemory<byte> _ready;
    private string? _fault;
    private bool _isAtEnd;
    private long _lineFeeds;
    private long _carriageReturns;

    /// <param name="bytes">The file's bytes, decompressed; disposed with this.</param>
    /// <param name="named">The encoding that the mapping names; null for none.</param>
    /// <exception cref="MappingException">The beginning is not text.</exception>
    public CheckedText(Stream bytes, Encoding? named)
    {
        _bytes = bytes;
        _held = bytes.ReadAtLeast(_piece, LongestSequence, throwOnEndOfStream: false);
        _encoding = ByteOrderMark.Of(_piece.AsSpan(0, _held), out var markBytes) ?? named ?? TextEncoding.Utf8;
        _isMarked = markBytes > 0;
        _piece.AsSpan(markBytes, _held - markBytes).CopyTo(_piece);
        _held -= markBytes;
        if (_encoding is UTF8Encoding)
            (_chars, _converted) = ([], new byte[PieceBytes]);
        else
        {
            _decoder = _encoding.GetDecoder();
            _chars = new char[_encoding.GetMaxCharCount(PieceBytes)];
            _converted = new byte[Encoding.UTF8.GetMaxByteCount(_chars.Length)];
        }

        Fill();
    }

    /// <summary>The beginning of the text, for a look at it before the first read.</summary>
    public ReadOnlySpan<byte> Beginning => _ready.Span;

    /// <summary>True when the text read so far ends with a line end, or there is none.</summary>
    public bool EndsWithLineEnd { get; private set; } = true;

    /// <exception cref="MappingException">What comes next is not text.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (_ready.IsEmpty)
        {
            if (_fault is not null)
                throw new MappingException(_fault);

            if (_isAtEnd)
                return 0;

            Fill();
        }

        var count = Math.Min(buffer.Length, _ready.Length);
        _ready.Span[..count].CopyTo(buffer);
        _ready = _ready[count..];
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _bytes.Dispose();

        base.Dispose(disposing);
    }

    /// <summary>Makes the next piece ready: all that is text; the fault behind it, if there is one, comes with the read after it.</summary>
    private void Fill()
    {
        var read = _bytes.Read(_piece.AsSpan(_held));
        _isAtEnd = read == 0;
        var piece = _piece.AsSpan(0, _held + read);
        _ready = _decoder is null ? TakeUtf8(piece) : Convert(piece);
        if (_ready.Span.IndexOf((byte)0) is >= 0 and var zero)
        {
            _ready = _ready[..zero];
            CountLines();
            _fault = $"line {Line}: a NUL character, which no text has. A UTF-16 file without byte order mark has many: "
                + "then say \"encoding\": \"utf-16\" in the mapping. Else the file is damaged.";
            return;
        }

        CountLines();
        if (_fault is not null)
            _fault = $"line {Line}: {_fault}";
    }

    private ReadOnlyMemory<byte> TakeUtf8(ReadOnlySpan<byte> piece)
    {
        var whole = _isAtEnd ? piece.Length : piece.Length - CutSequence(piece);
        if (!Utf8.IsValid(piece[..whole]))
        {
            whole = 0;
            while (Rune.DecodeFromUtf8(piece[whole..], out _, out var length) == System.Buffers.OperationStatus.Done)
                whole += length;

            _fault = $"{TextEncoding.Shown(piece[whole..])} is not UTF-8. {TextEncoding.Hint(piece[whole..])}";
        }

        piece[..whole].CopyTo(_converted);
        piece[whole..].CopyTo(_piece);
        _held = piece.Length - whole;
        return _converted.AsMemory(0, whole);
    }

    private ReadOnlyMemory<byte> Convert(ReadOnlySpan<byte> piece)
    {
        if (!_isMarked && LooksLikeUtf8(piece))
        {
            // Every byte is a character in most encodings of one byte, so that nothing else would notice.
            _fault = $"the file is UTF-8, and the mapping says \"encoding\": \"{_encoding.WebName}\". Take that out of the mapping.";
            return default;
        }

        var chars = 0;
        try
        {
            chars = _decoder!.GetChars(piece, _chars, _isAtEnd);
        }
        catch (DecoderFallbackException exception)
        {
            var good = Math.Clamp(exception.Index, 0, piece.Length);
            _fault = $"{TextEncoding.Shown(piece[good..])} is not {_encoding.WebName}, which the mapping or the file's byte order mark names as its encoding.";
            var lenient = Encoding.GetEncoding(_encoding.CodePage);
            chars = lenient.GetChars(piece[..good], _chars);
        }

        _held = 0;
        return _converted.AsMemory(0, Encoding.UTF8.GetBytes(_chars.AsSpan(0, chars), _converted));
    }

    private static bool LooksLikeUtf8(ReadOnlySpan<byte> piece)
    {
        piece = piece[..^CutSequence(piece)];
        for (var i = 0; i < LongestSequence && !piece.IsEmpty && piece[0] is >= 0x80 and < 0xC0; i++)
            piece = piece[1..];

        var sequences = 0;
        foreach (var b in piece)
            sequences += b >= 0xC0 ? 1 : 0;

        return sequences >= SequencesOfUtf8 && Utf8.IsValid(piece);
    }

    /// <summary>Bytes at the end of the piece that begin a sequence which goes on in the next one.</summary>
    private static int CutSequence(ReadOnlySpan<byte> piece)
    {
        for (var back = 1; back < LongestSequence && back <= piece.Length; back++)
        {
            var lead = piece[^back];
            if (lead >= 0xC0)
            {
                var length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
                return length > back ? back : 0;
            }

            if (lead < 0x80)
                break;
        }

        return 0;
    }

    // Line ends are LF, CR LF or CR; a file has one kind of them.
    private long Line => 1 + Math.Max(_lineFeeds, _carriageReturns);

    private void CountLines()
    {
        var text = _ready.Span;
        _lineFeeds += text.Count((byte)'\n');
        _carriageReturns += text.Count((byte)'\r');
        if (!text.IsEmpty)
            EndsWithLineEnd = text[^1] is (byte)'\n' or (byte)'\r';
    }
}
