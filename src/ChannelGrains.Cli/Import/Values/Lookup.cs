namespace ChannelGrains.Cli.Import;

/// <summary>
/// A second CSV file, in memory, found by a key; two rows with the same key must be equal.
/// </summary>
internal sealed class Lookup
{
    private readonly Dictionary<string, string[]> _rows;
    private readonly Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    private Lookup(string name, string from, IReadOnlyList<string> header, Dictionary<string, string[]> rows)
    {
        Name = name;
        From = from;
        Header = header;
        _rows = rows;
        _bySpan = rows.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public string Name { get; }

    /// <summary>The column of the data that holds the key.</summary>
    public string From { get; }

    public IReadOnlyList<string> Header { get; }

    /// <exception cref="MappingException">The file or its key column is missing, or it is malformed.</exception>
    public static Lookup Load(string name, string from, string path, string key, FileFormat format)
    {
        using var file = CsvSource.Open(path, format);
        var keyIndex = file.IndexOf(key);
        var rows = new Dictionary<string, string[]>(StringComparer.Ordinal);
        while (file.Read())
        {
            if (file.Row.IsBlank)
                continue;

            try
            {
                file.Row.RequireWhole();
            }
            catch (BadRowException exception)
            {
                throw new MappingException($"Lookup '{name}', {path}, line {file.Row.Line}: {exception.Message}.");
            }

            var fields = new string[file.Row.Header.Count];
            for (var i = 0; i < fields.Length; i++)
                fields[i] = file.Row[i];

            if (!rows.TryAdd(fields[keyIndex], fields) && !rows[fields[keyIndex]].SequenceEqual(fields))
                throw new MappingException(
                    $"Lookup '{name}', {path}, line {file.Row.Line}: the key '{fields[keyIndex]}' is there for the second time, with other values. Keep one of them.");
        }

        return new Lookup(name, from, file.Row.Header, rows);
    }

    /// <summary>The columns of the row with this key; null when there is none.</summary>
    public string[]? Find(ReadOnlySpan<char> key) => _bySpan.TryGetValue(key, out var row) ? row : null;
}
