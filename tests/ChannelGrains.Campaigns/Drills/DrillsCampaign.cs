using ChannelGrains.Testing.Monitoring;

namespace ChannelGrains.Campaigns.Drills;

/// <summary>All drills, one after the other.</summary>
internal static class DrillsCampaign
{
    public static IReadOnlyList<Func<Drill>> All { get; } =
        [() => new ConflictFloodDrill(), () => new SilentFeedDrill(), () => new FullDiskDrill(), () => new DeadSiloDrill(), () => new SlowStoreDrill(), () => new RottenRecordDrill()];

    /// <param name="only">Only drills whose name has this in it.</param>
    /// <param name="say">Told what each drill saw.</param>
    /// <returns>What is not as it must be.</returns>
    public static async Task<Findings> RunAsync(string only, Action<string> say)
    {
        var findings = new Findings();
        var rules = ShortenedRules.Of(await File.ReadAllTextAsync(PrometheusProcess.RulesPath), DrillRun.Factor);
        foreach (var make in All)
        {
            await using var drill = make();
            if (!drill.Name.Contains(only, StringComparison.OrdinalIgnoreCase))
                continue;
            try
            {
                say(await new DrillRun(drill, rules, findings).RunAsync());
            }
            catch (InvalidOperationException exception)
            {
                findings.Add(FindingKind.Answer, $"{drill.Name}: {exception.Message}");
            }
        }
        return findings;
    }
}
