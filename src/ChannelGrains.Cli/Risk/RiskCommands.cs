using System.CommandLine;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Risk;

/// <summary>channelctl risk ...</summary>
internal static class RiskCommands
{
    public static Command Create(CliHost host) => new("risk", "Shows the risk in partners, and mutes factors, holds payments and sets the rules.")
    {
        ShowVerb.Create(host), BoardVerbs.List(host), BoardVerbs.Watch(host), HistoryVerb.Create(host), MuteVerb.Create(host), HoldVerbs.Hold(host), HoldVerbs.Release(host), RulesVerb.Create(host),
    };
}
