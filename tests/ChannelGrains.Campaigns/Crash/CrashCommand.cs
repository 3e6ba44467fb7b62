using System.CommandLine;

namespace ChannelGrains.Campaigns.Crash;

/// <summary><c>crash</c>: the command.</summary>
internal static class CrashCommand
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "Times that the server is killed.", DefaultValueFactory = _ => 50 };
        var seed = new Option<long?>("--seed") { Description = "Makes the same draws again; a new one each time when absent." };
        var command = new Command("crash", "Kills the server under load, starts it again on the same directory, and checks that every transaction is counted once and every acknowledged command is there once.")
        {
            rounds, seed,
        };
        command.SetAction(async (parsed, _) =>
        {
            var options = new CrashOptions
            {
                Rounds = parsed.GetValue(rounds),
                Seed = parsed.GetValue(seed) ?? Random.Shared.Next(),
                Say = Console.WriteLine,
            };
            Console.WriteLine($"crash: {options.Rounds} rounds, seed {options.Seed}");
            var report = await CrashCampaign.RunAsync(options);
            Console.WriteLine(report);
            return report.IsClean ? 0 : 1;
        });
        return command;
    }
}
