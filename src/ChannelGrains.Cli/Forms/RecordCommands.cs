using System.CommandLine;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Forms;

/// <summary>channelctl record ...</summary>
internal static class RecordCommands
{
    public static Command Create(CliHost host) => new("record", "Sends and shows records of forms that were filled in, and what they found.")
    {
        RecordSendVerbs.Submit(host), RecordSendVerbs.Amend(host), RecordReadVerbs.Show(host), RecordReadVerbs.List(host), FindingVerbs.List(host), FindingVerbs.Decide(host), FindingVerbs.Improve(host), MeasuresVerb.Create(host),
    };
}
