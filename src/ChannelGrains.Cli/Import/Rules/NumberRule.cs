namespace ChannelGrains.Cli.Import;

/// <summary>An amount or a quantity: a number in whole units of 10^-decimals, exact.</summary>
/// <param name="value">Where it stands.</param>
/// <param name="decimals">Decimals that the server keeps.</param>
/// <param name="round">Decimals that it really has, in a file of floating-point numbers; null takes it as it stands.</param>
internal sealed class NumberRule(RowValue value, int decimals, int? round)
{
    public string Label => value.Label;

    /// <exception cref="BadRowException">It is not a number, or not one that can be sent as it is.</exception>
    public long Units(CsvRow row)
    {
        var number = value.Number(row);
        if (number.TryScale(decimals, out var units) && (round is null || number.Scale <= round))
            return units;

        if (round is { } most && number.TryRound(most, out var rounded) && rounded.TryScale(decimals, out units))
            return units;

        throw new BadRowException(Label, round is null
            ? $"{number.ToText()}: the number is too large or has more than {decimals} decimals (\"round\" in the mapping is for floating-point numbers)"
            : $"{number.ToText()}: the number is too large, or further than 0.000001 from one with {round} decimals (\"round\" in the mapping)");
    }

    /// <summary>As <see cref="Units"/>; null when nothing stands there.</summary>
    /// <exception cref="BadRowException">It is not a number, or not one that can be sent as it is.</exception>
    public long? UnitsIfAny(CsvRow row) => value.IsEmpty(row) ? null : Units(row);

    /// <summary>The number as text.</summary>
    /// <exception cref="BadRowException">It is not a number.</exception>
    public string Text(CsvRow row) => value.Number(row).ToText();
}
