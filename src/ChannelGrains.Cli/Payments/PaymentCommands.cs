using System.CommandLine;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Payments;

/// <summary>channelctl pay ...</summary>
internal static class PaymentCommands
{
    public static Command Create(CliHost host) => new("pay", "Pays approved statements through the bank, and takes what the bank says.")
    {
        PayeeVerbs.Show(host), PayeeVerbs.Set(host), PayeeVerbs.Verify(host), PayeeVerbs.History(host), RunVerbs.Plan(host), RunVerbs.Approve(host), RunVerbs.Show(host), RunVerbs.List(host),
        ExportVerb.Create(host), BankVerbs.Import(host, "pay"), BankVerbs.Outcome(host), BankVerbs.Breaks(host), BankVerbs.Close(host),
    };
}
