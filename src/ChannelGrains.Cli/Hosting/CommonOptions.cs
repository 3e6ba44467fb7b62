using System.CommandLine;
using System.CommandLine.Parsing;

namespace ChannelGrains.Cli.Hosting;

/// <summary>Options and arguments that several verbs have.</summary>
internal static class CommonOptions
{
    public const string RequestIdName = "--request-id";

    public static Option<string?> RequestId() => new(RequestIdName)
    {
        Description = "Id of the request: the same one again gets the same answer and has no second effect. Default a new one.",
    };

    public static Argument<string> PartnerId() => new("PARTNER") { Description = "Partner id." };

    public static Option<string?> Text(string name, string description) => new(name) { Description = description };

    public static Option<string> RequiredText(string name, string description) => new(name) { Description = description, Required = true };

    public static Option<int> Limit(int most) => NumberOptions.Whole("--limit", "At most this many.", 1, int.MaxValue, most);

    /// <summary>What refuses a path that is no existing file, for the validators of an argument or option.</summary>
    public static void MustBeFile(SymbolResult result)
    {
        foreach (var path in result.Tokens.Select(token => token.Value))
            if (Directory.Exists(path))
                result.AddError($"{path} is a directory; name the file in it.");
            else if (!File.Exists(path))
                result.AddError($"There is no file {path}.");
    }

    public static Option<string?> Choice<T>(string name, string description)
        where T : struct, Enum
    {
        var option = new Option<string?>(name) { Description = description };
        option.AcceptOnlyFromAmong(Output.EnumNames.All<T>());
        return option;
    }

    /// <summary>Adds the name of a field to a mask when the option was given.</summary>
    public static bool IsGiven(this ParseResult arguments, Option option) => arguments.GetResult(option) is { Implicit: false };
}
