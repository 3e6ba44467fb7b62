using System.CommandLine;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Tools;

/// <summary>channelctl tool ...</summary>
internal static class ToolCommands
{
    public static Command Create(CliHost host) => new("tool", "Keeps and lists sales tools, and who took note of them.")
    {
        ToolKeepVerbs.Put(host), ToolKeepVerbs.List(host), ToolNoteVerbs.Acknowledge(host), ToolNoteVerbs.Notes(host),
    };
}
