using System.CommandLine;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Forms;

/// <summary>channelctl form ...</summary>
internal static class FormCommands
{
    public static Command Create(CliHost host) => new("form", "Keeps and shows what is asked in the field: forms in versions.")
    {
        PutVerb.Create(host), FormReadVerbs.Show(host), FormReadVerbs.List(host),
    };
}
