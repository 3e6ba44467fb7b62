using System.CommandLine;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Markets;

/// <summary>channelctl market ...</summary>
internal static class MarketCommands
{
    public static Command Create(CliHost host) => new("market", "Shows who has which part of a market, and keeps what is reported about markets.")
    {
        ShareVerbs.Share(host), ShareVerbs.Watch(host), MarketListVerb.Create(host), ReportVerbs.Size(host), ReportVerbs.Competitor(host), VerifyVerb.Create(host),
    };
}
