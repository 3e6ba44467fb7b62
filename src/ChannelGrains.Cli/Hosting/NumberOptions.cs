using System.CommandLine;
using System.CommandLine.Parsing;
using System.Numerics;
using ChannelGrains.Cli.Numbers;

namespace ChannelGrains.Cli.Hosting;

/// <summary>
/// Options that are numbers, read as strictly as the numbers of an import: digits, a sign, a point. A decimal comma or a thousands separator
/// is refused, since 1234,50 would be a hundred times too much for a reader who skips commas.
/// </summary>
internal static class NumberOptions
{
    /// <summary>A number with decimals; the verb says how many it takes.</summary>
    public static Option<ExactNumber?> Decimal(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result => TryRead(result, out var number) ? number : null,
    };

    /// <summary>A whole number within bounds.</summary>
    public static Option<T> Whole<T>(string name, string description, T least, T most, T otherwise)
        where T : struct, IBinaryInteger<T> => new(name)
        {
            Description = description,
            DefaultValueFactory = _ => otherwise,
            CustomParser = result => Whole(result, least, most) ?? otherwise,
        };

    /// <summary>Lets an option of a whole number be read so; does nothing to any other one.</summary>
    public static void ReadExactly(Symbol symbol)
    {
        switch (symbol)
        {
            case Option<int> option:
                option.CustomParser ??= result => Whole(result, int.MinValue, int.MaxValue) ?? 0;
                break;
            case Option<int?> option:
                option.CustomParser ??= result => Whole(result, int.MinValue, int.MaxValue);
                break;
            case Option<long> option:
                option.CustomParser ??= result => Whole(result, -long.MaxValue, long.MaxValue) ?? 0;
                break;
            case Option<long?> option:
                option.CustomParser ??= result => Whole(result, -long.MaxValue, long.MaxValue);
                break;
        }
    }

    private static T? Whole<T>(ArgumentResult result, T least, T most)
        where T : struct, IBinaryInteger<T>
    {
        if (!TryRead(result, out var number))
            return null;

        if (number.TryScale(0, out var whole) && whole >= long.CreateChecked(least) && whole <= long.CreateChecked(most))
            return T.CreateChecked(whole);

        result.AddError($"{Name(result)} {result.Tokens[0].Value} is not a whole number from {least:N0} to {most:N0}.");
        return null;
    }

    private static bool TryRead(ArgumentResult result, out ExactNumber number)
    {
        var text = result.Tokens[0].Value;
        if (ExactNumber.TryParse(text, NumberFormat.Plain, out number))
            return true;

        result.AddError($"{Name(result)} {text} is not a number. Write it with a point and without separators of thousands, as 1234.50.");
        return false;
    }

    private static string Name(ArgumentResult result) => (result.Parent as OptionResult)?.Option.Name ?? result.Argument.Name;
}
