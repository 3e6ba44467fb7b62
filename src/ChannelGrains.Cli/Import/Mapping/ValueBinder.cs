using System.Text.Json;

namespace ChannelGrains.Cli.Import;

/// <summary>Binds values of a mapping to the columns of one file and its lookups.</summary>
internal sealed class ValueBinder(CsvSource file, IReadOnlyDictionary<string, Lookup> lookups, char point)
{
    /// <exception cref="MappingException">The value is malformed or names what does not exist.</exception>
    public RowValue Text(JsonElement element, string path)
    {
        var value = Any(element, path);
        return value is not ProductValue ? value : throw new MappingException($"Mapping: {path} is text and cannot be a product.");
    }

    /// <exception cref="MappingException">The value is malformed or names what does not exist.</exception>
    public RowValue Number(JsonElement element, string path) => Any(element, path);

    private RowValue Any(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            var column = element.GetString()!;
            return new ColumnValue(column, file.IndexOf(column), null, point);
        }

        var value = new MappingObject(element, path, "column", "lookup", "constant", "concat", "level", "product", "empty", "missing");
        if (value.Has("lookup"))
        {
            return FromLookup(value);
        }

        if (value.Has("column"))
        {
            var column = value.RequiredText("column");
            return new ColumnValue(column, file.IndexOf(column), value.Text("empty"), point);
        }

        if (value.Text("constant") is { } constant)
        {
            return new ConstantValue(constant, point);
        }

        if (value.Has("concat"))
        {
            return new ConcatValue([.. value.List("concat").Select(part => Text(part.Element, part.Path))], point);
        }

        if (value.Element("level") is { } name)
        {
            return new LevelValue(Text(name, $"{path}.level"), point);
        }

        RowValue[] factors = [.. value.List("product").Select(part => Number(part.Element, part.Path))];
        return factors.Length > 0
            ? new ProductValue(factors, point)
            : throw new MappingException(
                $"Mapping: {path} must be a column name or an object with "
                + "\"column\", \"lookup\", \"constant\", \"concat\", \"level\" or \"product\".");
    }

    private LookupValue FromLookup(MappingObject value)
    {
        var name = value.RequiredText("lookup");
        var column = value.RequiredText("column");
        if (!lookups.TryGetValue(name, out var lookup))
        {
            throw new MappingException($"Mapping: {value.Path} names lookup '{name}'; there are: {string.Join(", ", lookups.Keys)}.");
        }

        for (var i = 0; i < lookup.Header.Count; i++)
        {
            if (lookup.Header[i] == column)
            {
                return new LookupValue(lookup, file.IndexOf(lookup.From), i, value.Text("missing"), value.Text("empty"), point);
            }
        }

        throw new MappingException($"Mapping: lookup '{name}' has no column '{column}'; it has: {string.Join(", ", lookup.Header)}.");
    }
}
