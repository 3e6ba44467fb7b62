using System.Text.Json;
using ChannelGrains.Cli.Numbers;

namespace ChannelGrains.Cli.Import;

/// <summary>Binds values of a mapping to the columns of one file and its lookups.</summary>
internal sealed class ValueBinder(CsvSource file, IReadOnlyDictionary<string, Lookup> lookups, NumberFormat numbers)
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
            return new ColumnValue(column, file.IndexOf(column), null, numbers);
        }

        var value = new MappingObject(element, path, "column", "lookup", "constant", "concat", "level", "product", "empty", "missing");
        RequireOneForm(element, value);
        if (value.Has("lookup"))
            return FromLookup(value);

        if (value.Has("column"))
        {
            var column = value.RequiredText("column");
            return new ColumnValue(column, file.IndexOf(column), value.Text("empty"), numbers);
        }

        if (value.Text("constant") is { } constant)
            return new ConstantValue(constant, numbers);

        if (value.Has("concat"))
            return new ConcatValue([.. value.List("concat").Select(part => Text(part.Element, part.Path))], numbers);

        if (value.Element("level") is { } name)
            return new LevelValue(Text(name, $"{path}.level"), numbers);

        RowValue[] factors = [.. value.List("product").Select(part => Number(part.Element, part.Path))];
        return factors.Length > 0
            ? new ProductValue(factors, numbers)
            : throw new MappingException(
                $"Mapping: {path} must be a column name or an object with "
                + "\"column\", \"lookup\", \"constant\", \"concat\", \"level\" or \"product\".");
    }

    /// <summary>What a form has no use for would be left out without a word.</summary>
    private static void RequireOneForm(JsonElement element, MappingObject value)
    {
        _ = value.Has("lookup") ? new MappingObject(element, value.Path, "lookup", "column", "missing", "empty")
            : value.Has("column") ? new MappingObject(element, value.Path, "column", "empty")
            : value.Has("constant") ? new MappingObject(element, value.Path, "constant")
            : value.Has("concat") ? new MappingObject(element, value.Path, "concat")
            : value.Has("level") ? new MappingObject(element, value.Path, "level")
            : value;
    }

    private LookupValue FromLookup(MappingObject value)
    {
        var name = value.RequiredText("lookup");
        var column = value.RequiredText("column");
        if (!lookups.TryGetValue(name, out var lookup))
            throw new MappingException($"Mapping: {value.Path} names lookup '{name}'; there are: {string.Join(", ", lookups.Keys)}.");

        var index = CsvSource.IndexOf(lookup.Header, column, $"Mapping: lookup '{name}'");
        return new LookupValue(lookup, file.IndexOf(lookup.From), index, value.Text("missing"), value.Text("empty"), numbers);
    }
}
