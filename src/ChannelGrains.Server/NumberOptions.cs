using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ChannelGrains.Server;

/// <summary>Options that are numbers or days, as they are written in every country: digits, a sign, a point; yyyy-mm-dd. A comma is refused.</summary>
internal static class NumberOptions
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static Option<int?> Whole(string name, string description, int least, int most) => new(name)
    {
        Description = description,
        CustomParser = result => int.TryParse(Text(result), NumberStyles.AllowLeadingSign, Culture, out var value) && value >= least && value <= most
            ? value
            : Refuse<int>(result, string.Create(Culture, $"a whole number from {least} to {most}")),
    };

    public static Option<double?> Decimal(string name, string description, double least, double most) => new(name)
    {
        Description = description,
        CustomParser = result =>
            double.TryParse(Text(result), NumberStyles.AllowDecimalPoint, Culture, out var value) && value >= least && value <= most
                ? value
                : Refuse<double>(result, string.Create(Culture, $"a number from {least} to {most}, as 0.5")),
    };

    public static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result => DateOnly.TryParseExact(Text(result), "yyyy-MM-dd", Culture, DateTimeStyles.None, out var day)
            ? day
            : Refuse<DateOnly>(result, "a day as 2026-01-31"),
    };

    private static string Text(ArgumentResult result) => result.Tokens[0].Value;

    private static T? Refuse<T>(ArgumentResult result, string wanted)
        where T : struct
    {
        result.AddError($"{((OptionResult)result.Parent!).Option.Name} {Text(result)} is not {wanted}.");
        return null;
    }
}
