using System.Globalization;
using System.Runtime.InteropServices;

namespace ChannelGrains.Cli.Import;

/// <summary>
/// A value and the ordinal of the row among those with that value, in file order from 1: 536365-1, 536365-2. Equal rows
/// stay different transactions. Keeps one counter per value in memory. The file must not be re-ordered between runs.
/// </summary>
internal sealed class OrdinalTransactionId(RowValue value) : TransactionIdRule
{
    private readonly Dictionary<string, int> _last = new(StringComparer.Ordinal);

    public override string Next(CsvRow row)
    {
        var text = row.Id(value);
        if (text.Length == 0)
            throw new BadRowException(value.Label, "the value of \"ordinal\" is empty");

        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_last, text, out _);
        return string.Create(CultureInfo.InvariantCulture, $"{text}-{++last}");
    }
}
