using CsvHelper;

namespace ChannelGrains.Cli.Import;

/// <summary>
/// A CSV file read row by row, checked on the way: gzip to its end (told by its first bytes), encoding, RFC 4180 quotes. Lines end with LF,
/// CR LF or CR; the first row is the header, behind a line <c>sep=;</c> as Excel writes it.
/// </summary>
internal sealed class CsvSource : IDisposable
{
    public const int MaxRowBytes = 1 << 20;

    private const int BufferBytes = 1 << 16;
    private const int MagicBytes = 4;
    private const char DefaultDelimiter = ',';

    private readonly FileStream _file;
    private readonly CheckedText _text;
    private readonly CsvReader _reader;
    private bool _isBroken;

    private CsvSource(FileStream file, FileFormat format)
    {
        _file = file;
        Stream bytes = new ReadAheadStream(file, MagicBytes, out var magic);
        if (magic is [(byte)'P', (byte)'K', 3, 4])
            throw new MappingException("it is an Excel workbook or a ZIP file. Save it as CSV, or unpack it.");

        _text = new CheckedText(magic is [0x1F, 0x8B, ..] ? new GzipMembers(bytes) : bytes, format.Encoding);
        _reader = CsvReader.Create(_text, new CsvReaderOptions
        {
            Separator = DelimiterOf(_text.Beginning, format, file.Name),
            MaxRecordSize = MaxRowBytes,
            TrackLineNumbers = true,
            OnMalformedRecord = _ => _isBroken = true,
            // Dates, shops and articles repeat, and end up in transactions that are held until they are acknowledged.
            PoolStrings = true,
        });
        _reader.ReadHeader();
        Row = new CsvRow(_reader, [.. _reader.Headers.ToArray().Select(Blanks.Trim)]);
        if (Row.Header.Count == 0)
            throw new MappingException("it is empty and needs a header row.");

        if (_isBroken)
            throw new MappingException("the quotes of the header row are broken.");
    }

    /// <summary>The current row.</summary>
    public CsvRow Row { get; }

    public string Path => _file.Name;

    /// <summary>Share of the file read, 0 to 1; null for a pipe, whose length is not known.</summary>
    public double? Fraction => !_file.CanSeek ? null : _file.Length == 0 ? 1 : (double)_file.Position / _file.Length;

    /// <summary>True when the file can be read twice: it is no pipe.</summary>
    public bool CanReadAgain => _file.CanSeek;

    /// <summary>True when the last row has no line end, as in a file that was cut off.</summary>
    public bool EndsWithinLine => !_text.EndsWithLineEnd;

    /// <exception cref="MappingException">The file cannot be read.</exception>
    public static CsvSource Open(string path, FileFormat format)
    {
        if (Directory.Exists(path))
            throw new MappingException($"{path} is a directory; name the file in it.");

        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes);
            return new CsvSource(file, format);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or CsvFormatException or MappingException)
        {
            file?.Dispose();
            throw new MappingException($"Cannot read {path}: {exception.Message}");
        }
    }

    /// <summary>Reads the file once to its end: whether it is whole, text, and has no open quotes. Fields are not looked at.</summary>
    /// <returns>How many rows it has.</returns>
    /// <exception cref="MappingException">It is not.</exception>
    public static long Check(string path, FileFormat format, CancellationToken cancellationToken)
    {
        using var file = Open(path, format);
        var rows = 0L;
        while (file.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows++;
        }

        return rows;
    }

    /// <exception cref="MappingException">There is no such column, or more than one.</exception>
    public int IndexOf(string column) => IndexOf(Row.Header, column, _file.Name);

    /// <exception cref="MappingException">There is no such column, or more than one.</exception>
    public static int IndexOf(IReadOnlyList<string> header, string column, string place)
    {
        var name = Blanks.Trim(column);
        var found = -1;
        for (var i = 0; i < header.Count; i++)
            if (header[i] == name)
                found = found < 0 ? i : throw new MappingException(
                    $"{place}: the column '{name}' is there twice, as number {found + 1} and {i + 1}. Give one of them another name in the header.");

        return found >= 0 ? found : throw new MappingException($"{place} has no column '{name}'; it has: {string.Join(", ", header)}.");
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="MappingException">The file is damaged, not in its encoding, or a quote is never closed.</exception>
    public bool Read()
    {
        _isBroken = false;
        try
        {
            if (!_reader.Read())
                return false;
        }
        catch (CsvFormatException exception)
        {
            throw new MappingException(
                $"Cannot read {_file.Name} on from line {exception.LineNumber}: the row there is longer than {MaxRowBytes >> 20} MiB. "
                + "Most likely a quote in it is not closed.");
        }
        catch (MappingException exception)
        {
            // It names the line.
            throw new MappingException($"Cannot read {_file.Name}: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw new MappingException($"Cannot read {_file.Name} to its end, line {Row.Line} was the last: {exception.Message}.");
        }

        Row.IsBroken = _isBroken;
        return !_isBroken || Row.Lines == 1
            ? true
            : throw new MappingException(
            $"Cannot read {_file.Name} on from line {Row.Line}: a quote there is closed in a wrong place, or never, and the {Row.Lines} lines "
            + "up to there were read as one row. Mend the quotes of that row.");
    }

    public void Dispose()
    {
        _reader.Dispose();
        _file.Dispose();
    }

    private static char DelimiterOf(ReadOnlySpan<byte> beginning, FileFormat format, string name)
    {
        if (beginning.Length < 6 || !beginning.StartsWith("sep="u8) || beginning[5] is not ((byte)'\r' or (byte)'\n'))
            return format.Delimiter ?? DefaultDelimiter;

        var said = (char)beginning[4];
        return format.Delimiter is null || format.Delimiter == said ? said : throw new MappingException(
            $"its first line says that '{said}' separates the fields, the mapping says '{format.Delimiter}'. Change \"delimiter\" in the mapping.");
    }
}
