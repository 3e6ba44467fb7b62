using System.CommandLine;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Scorecards;

/// <summary>channelctl scorecard ...</summary>
internal static class ScorecardCommands
{
    public static Command Create(CliHost host) => new("scorecard", "Defines scorecards, and shows those of partners, regions, channel types and the company.")
    {
        DefineVerb.Create(host), DefinitionsVerb.Create(host), ShowVerbs.Show(host), ShowVerbs.Watch(host), ExplainVerb.Create(host), HistoryVerb.Create(host), PlanVerb.Create(host),
    };
}
