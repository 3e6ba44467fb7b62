using ChannelGrains.Cli.Numbers;

namespace ChannelGrains.Cli.Import;

/// <summary>A column of a lookup's row.</summary>
internal sealed class LookupValue(Lookup lookup, int fromIndex, int index, string? whenMissing, string? whenEmpty, NumberFormat numbers)
    : RowValue($"{lookup.Name}.{lookup.Header[index]}", numbers)
{
    public override string Text(CsvRow row)
    {
        var key = row[fromIndex];
        if (lookup.Find(key) is { } found)
            return found[index].Length == 0 && whenEmpty is not null ? whenEmpty : found[index];

        return whenMissing
            ?? throw new BadRowException(lookup.From, $"'{key}' is not in lookup '{lookup.Name}', and the mapping gives no \"missing\"");
    }
}
