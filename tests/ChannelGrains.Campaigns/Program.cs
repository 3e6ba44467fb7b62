using System.CommandLine;
using ChannelGrains.Campaigns.Backtest;
using ChannelGrains.Campaigns.Clusters;
using ChannelGrains.Campaigns.Crash;
using ChannelGrains.Campaigns.Drills;
using ChannelGrains.Campaigns.Hostile;
using ChannelGrains.Campaigns.Views;

var root = new RootCommand("Long campaigns: each says what it did and found, and exits 0 or 1.")
{
    CrashCommand.Create(),
    ViewsCommand.Create(),
    HostileCommand.Create(),
    ClusterCommand.Create(),
    BacktestCommand.Create(),
    DrillsCommand.Create(),
};
if (args.Length == 0 || (!args[0].StartsWith('-') && root.Subcommands.All(campaign => campaign.Name != args[0])))
{
    Console.Error.WriteLine($"Name a campaign: {string.Join(", ", root.Subcommands.Select(campaign => campaign.Name))}.");
    return 1;
}
// Who is interrupted ends what it started first.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
