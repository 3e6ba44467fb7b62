using ChannelGrains.Campaigns;
using ChannelGrains.Campaigns.Crash;

namespace ChannelGrains.Crash.Tests.Crash;

public sealed class CrashCampaignTests(ITestOutputHelper output)
{
    private const int Rounds = 8;

    [Fact]
    public async Task RunAsync_EightKillsOnOneDirectory_FindsNothing()
    {
        var report = await RunAsync(new CrashOptions { Rounds = Rounds, Seed = Random.Shared.Next() });
        Assert.Empty(report.Findings);
        Assert.Equal(Rounds, report.Kills);
        Assert.True(report.Duplicates > 0 && report.Quarantined > 0, "The load did not exercise duplicates and voids before their originals.");
        Assert.True(report.Commands is { Repeated: > 0, Altered: > 0, Refused: > 0, Resent: > 0 }, "The load did not exercise what becomes of commands.");
    }

    [Fact]
    public async Task RunAsync_DuplicateCheckSkipped_FindsWrongFigures()
    {
        var report = await RunAsync(new CrashOptions
        {
            Rounds = 3,
            Seed = 7,
            Settings = new Dictionary<string, string?> { ["Faults:SkipDuplicateCheck"] = "true" },
        });
        Assert.Contains(report.Findings, finding => finding.Kind == FindingKind.Answer);
        Assert.Contains(report.Findings, finding => finding.Kind == FindingKind.Figure);
    }

    [Fact]
    public async Task RunAsync_RequestsForgotten_FindsOtherAnswers()
    {
        var report = await RunAsync(new CrashOptions { Rounds = 2, Seed = 7, Settings = new Dictionary<string, string?> { ["Faults:ForgetRequests"] = "true" } });
        Assert.Contains(report.Findings, IsOfARepeatedRequest);

        // A request sent again, as it was or with other content: which of the two a kill leaves to be seen is chance.
        static bool IsOfARepeatedRequest(Finding finding) =>
            finding.Kind == FindingKind.Answer && (finding.Text.Contains(" again ", StringComparison.Ordinal) || finding.Text.Contains("with other content", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_AnswersBeforeTheyAreDurable_FindsIt()
    {
        // It ends with the first finding. Without the delay hardly any kill comes between an answer and its commit.
        var settings = new Dictionary<string, string?> { ["Faults:AnswerEarly"] = "true", ["Faults:CommitDelay"] = "0:00:00.1" };
        var report = await RunAsync(new CrashOptions { Rounds = 20, Seed = 7, KillsAtCommands = true, Settings = settings });
        // What was lost is missed at the next look, or a command that follows it is refused already.
        Assert.Contains(report.Findings, finding => finding.Kind is FindingKind.Acknowledged or FindingKind.Answer);
    }

    private async Task<CrashReport> RunAsync(CrashOptions options)
    {
        output.WriteLine($"seed {options.Seed}: tests/campaign crash --rounds {options.Rounds} --seed {options.Seed}");
        var report = await CrashCampaign.RunAsync(options with { Say = output.WriteLine });
        output.WriteLine(report.ToString());
        return report;
    }
}
