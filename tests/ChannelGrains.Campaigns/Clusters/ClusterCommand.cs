using System.CommandLine;
using ChannelGrains.Campaigns.Clusters.Faults;

namespace ChannelGrains.Campaigns.Clusters;

/// <summary><c>cluster</c>: the command.</summary>
internal static class ClusterCommand
{
    public static Command Create()
    {
        var defaults = new ClusterOptions();
        var rounds = new Option<int>("--rounds") { Description = "Times that each kind of fault is made.", DefaultValueFactory = _ => defaults.Rounds };
        var only = new Option<string>("--only") { Description = $"Only faults whose name contains this: {string.Join(", ", AllFaults.List.Select(fault => fault.Name))}.", DefaultValueFactory = _ => defaults.Only };
        var seed = new Option<long?>("--seed") { Description = "Makes the same draws again; a new one each time when absent." };
        only.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string>() is { } part && !AllFaults.List.Any(fault => fault.Name.Contains(part, StringComparison.Ordinal)))
                given.AddError($"--only {part} is no kind of fault: name a part of {string.Join(", ", AllFaults.List.Select(fault => fault.Name))}.");
        });
        var command = new Command("cluster", "Kills, stops and restarts silos, gateways and PostgreSQL of a cluster under load, and checks that every transaction and command is there once, and how long clients waited.")
        {
            rounds, only, seed,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new ClusterOptions
            {
                Rounds = parsed.GetValue(rounds),
                Only = parsed.GetValue(only)!,
                Seed = parsed.GetValue(seed) ?? Random.Shared.Next(),
                Say = Console.WriteLine,
            };
            Console.WriteLine($"cluster: {options.Rounds} rounds, seed {options.Seed}");
            var report = await ClusterCampaign.RunAsync(options, cancellationToken);
            Console.WriteLine(report);
            return report.IsClean ? 0 : 1;
        });
        return command;
    }
}
