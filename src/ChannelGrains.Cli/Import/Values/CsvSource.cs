using System.IO.Compression;
using CsvHelper;

namespace ChannelGrains.Cli.Import;

/// <summary>
/// A CSV file read row by row: RFC 4180 quotes, UTF-8 (other encodings by their byte order mark), plain or gzip (told by
/// its first bytes); the first row is the header.
/// </summary>
internal sealed class CsvSource : IDisposable
{
    private const int BufferBytes = 1 << 16;
    private const int MaxRowBytes = 1 << 20;

    private readonly FileStream _file;
    private readonly CsvReader _reader;

    private CsvSource(FileStream file, char delimiter)
    {
        _file = file;
        Stream content = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : file;
        _reader = CsvReader.Create(content, new CsvReaderOptions
        {
            Separator = delimiter,
            MaxRecordSize = MaxRowBytes,
            TrackLineNumbers = true,
            OnMalformedRecord = _ => Row!.IsBroken = true,
            // Dates, shops and articles repeat, and end up in transactions that are held until they are acknowledged.
            PoolStrings = true,
        });
        _reader.ReadHeader();
        Row = new CsvRow(_reader, [.. _reader.Headers]);
        if (Row.Header.Count == 0)
        {
            throw new MappingException($"{file.Name} is empty: it needs a header row.");
        }
    }

    /// <summary>The current row.</summary>
    public CsvRow Row { get; }

    /// <summary>Bytes of the file read so far.</summary>
    public long Position => _file.Position;

    /// <summary>Bytes of the file.</summary>
    public long Length => _file.Length;

    /// <exception cref="MappingException">The file cannot be read.</exception>
    public static CsvSource Open(string path, char delimiter)
    {
        try
        {
            return new CsvSource(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes), delimiter);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or CsvFormatException)
        {
            throw new MappingException($"Cannot read {path}: {e.Message}");
        }
    }

    /// <exception cref="MappingException">There is no such column.</exception>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Row.Header.Count; i++)
        {
            if (Row.Header[i] == column)
            {
                return i;
            }
        }

        throw new MappingException($"{_file.Name} has no column '{column}'; it has: {string.Join(", ", Row.Header)}.");
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="MappingException">The file is damaged, or a quote is never closed.</exception>
    public bool Read()
    {
        Row.IsBroken = false;
        try
        {
            return _reader.Read();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or CsvFormatException)
        {
            throw new MappingException($"Cannot read {_file.Name} on from line {Row.Line}: {e.Message}");
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _file.Dispose();
    }

    private static bool IsGzip(FileStream file)
    {
        Span<byte> magic = stackalloc byte[2];
        var read = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false);
        file.Position = 0;
        return read == 2 && magic[0] == 0x1F && magic[1] == 0x8B;
    }
}
