using System.CommandLine;

namespace ChannelGrains.Campaigns.Views;

/// <summary><c>views</c>: the command.</summary>
internal static class ViewsCommand
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "Times that the server is killed.", DefaultValueFactory = _ => 30 };
        var partners = new Option<int>("--partners") { Description = "Partners, each with a cell in ten categories.", DefaultValueFactory = _ => 100_000 };
        var rate = new Option<int>("--rate") { Description = "Batches a second while partners sell.", DefaultValueFactory = _ => 4_000 };
        var seed = new Option<long?>("--seed") { Description = "Makes the same draws again; a new one each time when absent." };
        var command = new Command("views", "Kills the server while partners sell, and checks that its views show exactly what was sold soon after the restart, without a new transaction.")
        {
            rounds, partners, rate, seed,
        };
        command.SetAction(async (parsed, _) =>
        {
            var options = new ViewsOptions
            {
                Rounds = parsed.GetValue(rounds),
                Partners = parsed.GetValue(partners),
                Rate = parsed.GetValue(rate),
                Seed = parsed.GetValue(seed) ?? Random.Shared.Next(),
                Say = Console.WriteLine,
            };
            Console.WriteLine($"views: {options.Rounds} rounds, {options.Partners} partners, {options.Rate} batches a second, seed {options.Seed}");
            var report = await ViewsCampaign.RunAsync(options);
            Console.WriteLine(report);
            return report.IsClean ? 0 : 1;
        });
        return command;
    }
}
