using System.CommandLine;
using ChannelGrains.Campaigns.Clusters.Faults;

namespace ChannelGrains.Campaigns.Clusters;

/// <summary><c>cluster</c>: the command.</summary>
internal static class ClusterCommand
{
    public static Command Create()
    {
        var defaults = new ClusterOptions();
        var against = new Option<string?>("--against")
        {
            Description = $"The ChannelGrains.Server.dll of another version: the cluster begins as that one, and {RollingUpgrade.OnlyName} leads from one to the other and back.",
        };
        var rounds = new Option<int>("--rounds") { Description = "Times that each kind of fault is made.", DefaultValueFactory = _ => defaults.Rounds };
        var only = new Option<string>("--only") { Description = $"Only faults whose name contains this: {AllFaults.Names}.", DefaultValueFactory = _ => defaults.Only };
        var seed = new Option<long?>("--seed") { Description = "Makes the same draws again; a new one each time when absent." };
        against.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string>() is { } program && !File.Exists(program))
                given.AddError($"--against {program} is not there. Build src/ChannelGrains.Server of the other version, and name its ChannelGrains.Server.dll.");
        });
        var command = new Command("cluster", "Kills, stops and restarts silos, gateways and PostgreSQL of a cluster under load, and checks that every transaction and command is there once, and how long clients waited.")
        {
            rounds, only, against, seed,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(only) is { } part && !AllFaults.Of(given.GetValue(against)).Any(fault => fault.Name.Contains(part, StringComparison.Ordinal)))
                given.AddError($"--only {part} is no kind of fault: name a part of {AllFaults.Names}. {RollingUpgrade.OnlyName} needs --against.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new ClusterOptions
            {
                Rounds = parsed.GetValue(rounds),
                Only = parsed.GetValue(only)!,
                Against = parsed.GetValue(against),
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
