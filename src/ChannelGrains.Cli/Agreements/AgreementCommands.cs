using System.CommandLine;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Agreements;

/// <summary>channelctl agreement ...</summary>
internal static class AgreementCommands
{
    public static Command Create(CliHost host) => new("agreement", "Drafts, signs, amends, ends and shows agreements with partners.")
    {
        ApplyVerb.Create(host), ReviewVerbs.Submit(host), ReviewVerbs.Confirm(host), SignVerb.Create(host), TerminateVerb.Create(host), RecordObligationVerb.Create(host),
        AgreementReading.Get(host), AgreementReading.List(host),
    };
}
