using System.CommandLine;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Partners;

/// <summary>channelctl partner ...</summary>
internal static class PartnerCommands
{
    public static Command Create(CliHost host) =>
        new("partner", "Creates, shows and changes sales partners and their state.")
        {
            PartnerCreate.Verb(host),
            PartnerReading.Get(host),
            PartnerReading.List(host),
            PartnerNames.Verb(host),
            PartnerUpdate.Verb(host),
            CriteriaVerbs.Create(host),
            PartnerScoring.Verb(host),
            PartnerPlanning.Verb(host),
            PartnerAdvance.Verb(host),
            FunnelVerb.Create(host),
            PartnerStates.Suspend(host),
            PartnerStates.Resume(host),
            PartnerStates.Terminate(host),
        };
}
