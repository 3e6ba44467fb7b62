using System.CommandLine;

namespace ChannelGrains.Campaigns.Hostile;

/// <summary><c>hostile</c>: the command.</summary>
internal static class HostileCommand
{
    public static Command Create()
    {
        var defaults = new HostileOptions();
        var rounds = new Option<int>("--rounds") { Description = "Attacks, each kind in turn.", DefaultValueFactory = _ => defaults.Rounds };
        var seconds = new Option<double>("--seconds") { Description = "How long each attack lasts.", DefaultValueFactory = _ => defaults.Length.TotalSeconds };
        var only = new Option<string>("--only") { Description = "Only attacks whose name contains this.", DefaultValueFactory = _ => defaults.Only };
        var memory = new Option<int>("--memory-mib") { Description = "Resident memory that the server may reach.", DefaultValueFactory = _ => defaults.MemoryMiB };
        var seed = new Option<long?>("--seed") { Description = "Makes the same draws again; a new one each time when absent." };
        var command = new Command("hostile", "Attacks a server in every known way beside a healthy partner and a dashboard, and checks memory, latency, statuses and every figure.")
        {
            rounds, seconds, only, memory, seed,
        };
        command.SetAction(async (parsed, _) =>
        {
            var options = new HostileOptions
            {
                Rounds = parsed.GetValue(rounds),
                Length = TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                Only = parsed.GetValue(only)!,
                MemoryMiB = parsed.GetValue(memory),
                Seed = parsed.GetValue(seed) ?? Random.Shared.Next(),
                Say = Console.WriteLine,
            };
            Console.WriteLine($"hostile: {options.Rounds} rounds of {options.Length.TotalSeconds} s, seed {options.Seed}");
            var report = await HostileCampaign.RunAsync(options);
            Console.WriteLine(report);
            return report.IsClean ? 0 : 1;
        });
        return command;
    }
}
