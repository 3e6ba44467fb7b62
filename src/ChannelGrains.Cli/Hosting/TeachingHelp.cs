using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ChannelGrains.Cli.Hosting;

/// <summary>
/// Help with an example and, where it takes more than a sentence, an explanation behind the options. In the list of
/// commands each keeps its one line.
/// </summary>
internal sealed class TeachingHelp(HelpAction help, IReadOnlyDictionary<Command, string> endings) : SynchronousCommandLineAction
{
    // Help is for those who do not know the arguments yet.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        if (endings.TryGetValue(parseResult.CommandResult.Command, out var ending))
            parseResult.InvocationConfiguration.Output.WriteLine(ending);

        return code;
    }
}
