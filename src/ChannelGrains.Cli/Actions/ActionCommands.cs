using System.CommandLine;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Actions;

/// <summary>channelctl action ...</summary>
internal static class ActionCommands
{
    public static Command Create(CliHost host) => new("action", "Opens, moves and shows what somebody must do, for partners and for the programme.")
    {
        OpenVerb.Create(host), ReadVerbs.Get(host), ReadVerbs.List(host), ReadVerbs.Board(host), WatchVerb.Create(host),
        StepVerbs.Assign(host), StepVerbs.Start(host), CompleteVerb.Create(host), StepVerbs.Verify(host), StepVerbs.Return(host), StepVerbs.Cancel(host),
        MeasuresVerb.Create(host), RuleVerbs.Show(host), RuleVerbs.Set(host),
    };
}
