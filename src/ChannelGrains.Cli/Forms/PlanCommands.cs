using System.CommandLine;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Forms;

/// <summary>channelctl plan ...</summary>
internal static class PlanCommands
{
    public static Command Create(CliHost host) => new("plan", "Keeps and shows who is to fill in which form when.")
    {
        PlanVerbs.Put(host), PlanVerbs.Show(host), PlanVerbs.List(host), AssignmentsVerb.Create(host),
    };
}
