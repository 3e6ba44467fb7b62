using System.CommandLine;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary><c>growth</c>: what a transaction costs with more partners, and with more transactions in the journal.</summary>
internal static class GrowthCommand
{
    public static readonly int[] DefaultPartners = [1_000, 10_000, 100_000, 1_000_000];
    public static readonly long[] DefaultTransactions = [1_000_000, 10_000_000, 50_000_000];

    public static Command Create()
    {
        var partners = new Option<int[]>("--partners") { Description = "Numbers of partners (default: 1000 10000 100000 1000000).", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => DefaultPartners };
        var transactions = new Option<long[]>("--transactions")
        {
            Description = "Transactions in the journal (default: 1000000 10000000 50000000).",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => DefaultTransactions,
        };
        var duty = new Option<string>("--duty") { Description = "`sequenced` or `keyed` (default: both).", DefaultValueFactory = _ => "" };
        var ofPartners = new Command("partners", "With more partners.") { partners, duty };
        ofPartners.SetAction((parsed, _) => PartnerGrowth.RunAsync(parsed.GetRequiredValue(partners), Duties(parsed.GetValue(duty))));
        var ofJournal = new Command("journal", "With more transactions in the journal, with restart and bytes per transaction.") { transactions, duty };
        ofJournal.SetAction((parsed, _) => JournalGrowth.RunAsync(parsed.GetRequiredValue(transactions), Duties(parsed.GetValue(duty))));
        var command = new Command("growth", "Server CPU per transaction as partners and journals grow.") { ofPartners, ofJournal };
        command.SetAction((_, _) => RunAsync(DefaultPartners, DefaultTransactions));
        return command;
    }

    public static async Task RunAsync(int[] partners, long[] transactions)
    {
        await PartnerGrowth.RunAsync(partners, [false, true]);
        await JournalGrowth.RunAsync(transactions, [false, true]);
    }

    /// <returns>False by number, true by id.</returns>
    private static bool[] Duties(string? duty) => duty switch
    {
        Systems.Sequenced => [false],
        Systems.Keyed => [true],
        _ => [false, true],
    };
}
