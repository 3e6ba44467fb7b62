using System.Diagnostics;
using ChannelGrains.Testing.Monitoring;

namespace ChannelGrains.Campaigns.Drills;

/// <summary>Runs one drill beside a real Prometheus, and says what its alerts did.</summary>
internal sealed class DrillRun(Drill drill, string rules, Findings findings)
{
    /// <summary>By which windows, offsets and waits of the rules are shorter: an hour is a minute.</summary>
    public const int Factor = 60;

    private const string ScrapeInterval = "500ms";

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(20), Glance = TimeSpan.FromMilliseconds(250), Patience = TimeSpan.FromMinutes(4);

    /// <summary>Scrapes and evaluations that are on their way, on a busy machine.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    private TimeSpan Limit => drill.Window / Factor + drill.Noticing + Slack;

    /// <summary>The steps: 1. load without trouble; 2. the trouble, until the alert fires; 3. the runbook, until it ends; 4. which alerts fired in all.</summary>
    /// <returns>What is to be said of it.</returns>
    public async Task<string> RunAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var runbook = new Runbook();
        foreach (var step in drill.Steps.Where(step => !runbook.Says(step)))
            findings.Add(FindingKind.Answer, $"{drill.Name}: the runbook does not say: {step}");
        var targets = await drill.StartAsync();
        if (targets.Count == 0)
            return $"{drill.Name}: left out, as this machine does not allow it";
        var history = drill.HistoryAt(TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(1) / Factor);
        await using var prometheus = await PrometheusProcess.StartAsync(targets, ScrapeInterval, patience.Token, rules, history);
        // 1
        await Pacing.Moment(Quiet);
        if (await FiredAsync(prometheus, patience.Token) is { Count: > 0 } early)
            findings.Add(FindingKind.Alert, $"{drill.Name}: without trouble fired {string.Join(", ", early)}");
        // 2
        var broken = Stopwatch.GetTimestamp();
        await drill.BreakAsync();
        var fired = await SeenAsync(prometheus, fires: true, broken, patience.Token);
        // 3
        var mended = Stopwatch.GetTimestamp();
        await drill.MendAsync(runbook, prometheus);
        var followed = Stopwatch.GetElapsedTime(mended);
        var ended = await SeenAsync(prometheus, fires: false, Stopwatch.GetTimestamp(), patience.Token);
        // 4
        var all = await FiredAsync(prometheus, patience.Token);
        foreach (var other in all.Except([drill.Alert, .. drill.Also]))
            findings.Add(FindingKind.Alert, $"{drill.Name}: {other} fired without a reason");
        return $"{drill.Name}: {drill.Alert} fired after {Seconds(fired)} (limit: {Seconds(Limit)}), the runbook took {Seconds(followed)}, it ended {Seconds(ended)} later; also fired: "
            + (all.Count > 1 ? string.Join(", ", all.Except([drill.Alert])) : "none");
    }

    private static string Seconds(TimeSpan? time) => time is { } passed ? FormattableString.Invariant($"{passed.TotalSeconds:0.0} s") : "never";

    private static async Task<IReadOnlyList<string>> FiredAsync(PrometheusProcess prometheus, CancellationToken cancellationToken) =>
        await prometheus.LabelsAsync("count by (alertname) (count_over_time(ALERTS{alertstate=\"firing\"}[1h]))", "alertname", cancellationToken);

    private async Task<TimeSpan?> SeenAsync(PrometheusProcess prometheus, bool fires, long since, CancellationToken cancellationToken)
    {
        var firing = $"ALERTS{{alertname=\"{drill.Alert}\",alertstate=\"firing\"}}";
        while (Stopwatch.GetElapsedTime(since) is var passed && passed < Limit)
        {
            if ((await prometheus.QueryAsync(firing, cancellationToken)).Count > 0 == fires)
                return passed;
            await Pacing.Moment(Glance);
        }
        findings.Add(FindingKind.Alert, $"{drill.Name}: {drill.Alert} did not {(fires ? "fire" : "end")} within {Seconds(Limit)}");
        return null;
    }
}
