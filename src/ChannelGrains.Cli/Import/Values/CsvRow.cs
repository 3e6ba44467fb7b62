using CsvHelper;

namespace ChannelGrains.Cli.Import;

/// <summary>The current row of a CSV file.</summary>
internal sealed class CsvRow(CsvReader reader, IReadOnlyList<string> header)
{
    public IReadOnlyList<string> Header { get; } = header;

    public int Count => reader.FieldCount;

    /// <summary>Line in the file where the row starts, from 1.</summary>
    public long Line => reader.LineNumber;

    /// <summary>Set when the row's quotes are broken, so that its fields may not be what they were.</summary>
    public bool IsBroken { get; set; }

    /// <exception cref="BadRowException">The row is too short or its quotes are broken.</exception>
    public string this[int column]
    {
        get
        {
            Check(column);
            return reader.GetString(column);
        }
    }

    /// <summary>A field as UTF-8, until the next row.</summary>
    /// <exception cref="BadRowException">The row is too short or its quotes are broken.</exception>
    public ReadOnlySpan<byte> Bytes(int column)
    {
        Check(column);
        return reader.GetSpan(column);
    }

    private void Check(int column)
    {
        if (IsBroken)
        {
            throw new BadRowException("(row)", "its quotes are broken");
        }

        if (column >= reader.FieldCount)
        {
            throw new BadRowException(Header[column], $"the row has only {reader.FieldCount} of {Header.Count} columns");
        }
    }
}
