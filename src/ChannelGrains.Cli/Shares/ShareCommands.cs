using System.CommandLine;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Shares;

/// <summary>channelctl share ...</summary>
internal static class ShareCommands
{
    public static Command Create(CliHost host) => new("share", "Shares one partner, to be read only, with whoever gets a secret.")
    {
        CreateVerb.Create(host), ListVerb.Create(host), RevokeVerb.Create(host),
    };
}
