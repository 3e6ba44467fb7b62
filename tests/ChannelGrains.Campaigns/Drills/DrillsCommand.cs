using System.CommandLine;

namespace ChannelGrains.Campaigns.Drills;

/// <summary><c>drills</c>: the command.</summary>
internal static class DrillsCommand
{
    public static Command Create()
    {
        var only = new Option<string>("--only") { Description = "Only drills whose name has this in it.", DefaultValueFactory = _ => "" };
        var command = new Command("drills", "Breaks real servers under load beside a real Prometheus: the right alert fires in time, no other does, and the runbook's steps end it.") { only };
        command.SetAction(async (parsed, _) =>
        {
            var names = parsed.GetValue(only)!;
            Console.WriteLine($"drills: the alerts of deploy/ with their times divided by {DrillRun.Factor}");
            var findings = await DrillsCampaign.RunAsync(names, Console.WriteLine);
            foreach (var finding in findings.Kept)
                Console.WriteLine(finding);
            Console.WriteLine(findings.Count == 0 ? "nothing found" : $"{findings.Count} found");
            return findings.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
