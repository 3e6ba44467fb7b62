using System.CommandLine;
using ChannelGrains.Domain.Risk;

namespace ChannelGrains.Campaigns.Backtest;

/// <summary><c>backtest</c>: the command.</summary>
internal static class BacktestCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The folder of the data set iowa.", Required = true };
        var chosen = new Option<bool>("--chosen") { Description = "The half of the partners that chose the rules, instead of the half that was held out." };
        var command = new Command("backtest", "Replays a data set through the risk factors of the domain: how often each told a collapse of a partner's sales, how long before, and how often for nothing.")
        {
            data, chosen,
        };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(data)!;
            var missing = new[] { HistoryReader.StoreMonths, HistoryReader.VendorMonths, HistoryReader.Lines }.Where(file => !File.Exists(Path.Combine(folder, file))).ToList();
            if (missing.Count > 0)
            {
                Console.Error.WriteLine($"{folder} has no {string.Join(", no ", missing)}: name the folder of the data set iowa.");
                return 1;
            }
            var isHeldOut = !parsed.GetValue(chosen);
            foreach (var part in Parts(folder))
            {
                Console.WriteLine($"\n{part.Name}: {(isHeldOut ? "the half of the partners that was held out" : "the half of the partners that chose the rules")}\n");
                Console.WriteLine(BacktestReport.Of(part, RiskRules.Default, partner => partner.IsHeldOut == isHeldOut));
            }
            return 0;
        });
        return command;
    }

    private static IEnumerable<BacktestPart> Parts(string folder)
    {
        yield return BacktestPart.ByMonth("Stores, told monthly; lead in months", HistoryReader.ReadStores(folder));
        yield return BacktestPart.ByMonth("Vendors, told monthly; lead in months", HistoryReader.ReadVendors(folder));
        yield return BacktestPart.ByDay("Stores, told daily; lead in days", HistoryReader.ReadStoresByDay(folder));
    }
}
