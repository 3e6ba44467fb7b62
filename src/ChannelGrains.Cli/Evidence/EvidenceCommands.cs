using System.CommandLine;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Evidence;

/// <summary>channelctl evidence ...</summary>
internal static class EvidenceCommands
{
    public static Command Create(CliHost host) => new("evidence", "Sends and gets files that show something of a partner: photos and documents.")
    {
        EvidenceUpload.Create(host), EvidenceStatus.Create(host), EvidenceList.Create(host), EvidenceGet.Create(host),
    };
}
