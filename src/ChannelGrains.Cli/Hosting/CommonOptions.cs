using System.CommandLine;

namespace ChannelGrains.Cli;

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

    public static Option<int> Limit(int most)
    {
        var option = new Option<int>("--limit") { Description = "At most this many.", DefaultValueFactory = _ => most };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--limit is 1 or more.");
            }
        });
        return option;
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
