using System.CommandLine;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Targets;

/// <summary>channelctl target ...</summary>
internal static class TargetCommands
{
    public static Command Create(CliHost host) => new("target", "Sets sales targets, breaks them down, allocates them to partners, and shows how sales stand to them.")
    {
        SetVerb.Create(host), ApplyVerb.Create(host), ReadVerbs.Show(host), ReadVerbs.List(host), ReadVerbs.Pace(host), ReadVerbs.Weights(host),
        AllocateVerbs.Allocate(host), AllocateVerbs.Allocation(host),
    };
}
