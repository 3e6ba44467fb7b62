using ChannelGrains.Cli.Numbers;

namespace ChannelGrains.Cli.Import;

/// <summary>Numbers multiplied, exactly.</summary>
internal sealed class ProductValue(RowValue[] factors, NumberFormat numbers)
    : RowValue(string.Join(" x ", factors.Select(f => f.Label)), numbers)
{
    public override string Text(CsvRow row) =>
        throw new InvalidOperationException("A product is a number; the reader of mappings checks that.");

    public override bool IsEmpty(CsvRow row) => Array.Exists(factors, factor => factor.IsEmpty(row));

    public override ExactNumber Number(CsvRow row)
    {
        var product = factors[0].Number(row);
        try
        {
            for (var i = 1; i < factors.Length; i++)
                product *= factors[i].Number(row);
        }
        catch (OverflowException)
        {
            throw new BadRowException(Label, "the product has too many digits");
        }

        return product;
    }
}
