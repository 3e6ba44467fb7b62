using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Payments;

namespace ChannelGrains.Cli.Settlement;

/// <summary>channelctl settle ...</summary>
internal static class SettlementCommands
{
    public static Command Create(CliHost host) => new("settle", "Shows what partners earn, closes months into statements, and takes these to their payment.")
    {
        BalanceVerb.Create(host), CloseVerbs.Close(host), CloseVerbs.Job(host), StatementVerbs.List(host), StatementVerbs.Show(host), StatementVerbs.Lines(host), RenderVerb.Create(host),
        StepVerbs.Approve(host), StepVerbs.Dispute(host), StepVerbs.Resolve(host), PreviewVerb.Create(host), ProfitVerb.Create(host), LedgerVerbs.Create(host), BankVerbs.Import(host, "settle"),
    };

    public static Argument<string> Period() => new("PERIOD") { Description = "Month, as 2026-01." };
}
