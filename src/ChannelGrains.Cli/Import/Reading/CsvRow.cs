using CsvHelper;

namespace ChannelGrains.Cli.Import;

/// <summary>The current row of a CSV file.</summary>
internal sealed class CsvRow(CsvReader reader, IReadOnlyList<string> header)
{
    /// <summary>The column names, without blanks around them.</summary>
    public IReadOnlyList<string> Header { get; } = header;

    public int Count => reader.FieldCount;

    /// <summary>Line in the file where the row starts, from 1.</summary>
    public long Line => reader.LineNumber;

    /// <summary>Set when the row's quotes are broken, so that its fields may not be what they were.</summary>
    public bool IsBroken { get; set; }

    /// <summary>True when it has a field for each column and its quotes are in order.</summary>
    public bool IsWhole => reader.FieldCount == Header.Count && !IsBroken;

    /// <summary>True when nothing stands in it, as in the rows that Excel leaves at the end of a sheet.</summary>
    public bool IsBlank
    {
        get
        {
            for (var i = 0; i < reader.FieldCount; i++)
                if (!reader.IsEmpty(i) && Blanks.Trim(reader.GetString(i)).Length > 0)
                    return false;

            return !IsBroken;
        }
    }

    /// <summary>Lines of the file that it takes, more than one when a quoted field has line ends.</summary>
    public long Lines
    {
        get
        {
            var raw = reader.RawRecord;
            return 1 + Math.Max(raw.Count((byte)'\n'), raw.Count((byte)'\r'));
        }
    }

    /// <summary>A field, without blanks around it.</summary>
    public string this[int column] => Blanks.Trim(reader.GetString(column));

    /// <summary>A field as UTF-8, as it stands there, until the next row.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => reader.GetSpan(column);

    /// <summary>A row with a field too many or too few has its values in wrong columns: an amount with a comma and no quotes does that.</summary>
    /// <exception cref="BadRowException">It does not have a field for each column, or its quotes are broken.</exception>
    public void RequireWhole()
    {
        if (IsBroken)
            throw new BadRowException("(row)", "a quote is in a wrong place or not closed; a quote inside a quoted field is written twice");

        if (reader.FieldCount != Header.Count)
        {
            var cause = reader.FieldCount > Header.Count
                ? "a value with the delimiter in it must stand in quotes"
                : "the row is cut off, or a value with a line end in it does not stand in quotes";
            throw new BadRowException("(row)", $"it has {reader.FieldCount} fields under a header of {Header.Count}: {cause}");
        }
    }
}
