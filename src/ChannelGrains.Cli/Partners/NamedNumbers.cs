using System.CommandLine;
using System.Globalization;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Partners;

/// <summary>An option of the form NAME=NUMBER that is given again and again.</summary>
internal static class NamedNumbers
{
    public static Option<string[]> Option(string name, string description) => new(name) { Description = description, Required = true };

    /// <exception cref="UsageException">One is not of the form.</exception>
    public static IEnumerable<(string Name, int Number)> Read(ParseResult arguments, Option<string[]> option)
    {
        foreach (var pair in arguments.GetRequiredValue(option))
        {
            var at = pair.LastIndexOf('=');
            if (at < 1 || !int.TryParse(pair.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                throw new UsageException($"{option.Name} {pair} is not of the form NAME=NUMBER.");

            yield return (pair[..at], number);
        }
    }
}
