using System.Globalization;
using ChannelGrains.Domain.Risk;

namespace ChannelGrains.Campaigns.Backtest;

/// <summary>How the signals of one part did.</summary>
internal sealed class BacktestReport
{
    private readonly SortedDictionary<string, SignalTally> _signals = new(StringComparer.Ordinal);

    public SignalTally this[string signal] => _signals[signal];

    public IEnumerable<string> Signals => _signals.Keys;

    public static BacktestReport Of(BacktestPart part, RiskRules rules, Func<PartnerHistory, bool> isIn)
    {
        var replay = new Replay(rules, part.SpanOf);
        var histories = part.Partners.Where(isIn).AsParallel().AsOrdered().Select(partner => replay.Run(partner, part.Days)).ToList();
        var report = new BacktestReport();
        foreach (var signal in histories.SelectMany(history => history).SelectMany(step => step.Signals).Distinct())
        {
            var tally = report._signals[signal] = new SignalTally(part.Horizon);
            foreach (var history in histories)
                tally.Add(history, signal);
        }
        return report;
    }

    /// <summary>A table, as Markdown.</summary>
    public override string ToString() => string.Join('\n', _signals.Select(signal => string.Create(CultureInfo.InvariantCulture,
            $"| {signal.Key} | {signal.Value.Rises:N0} | {signal.Value.FalseAlarms:N0} | {signal.Value.Precision:P1} | {signal.Value.Hits:N0} of {signal.Value.Collapses:N0} | {signal.Value.Recall:P1} | {signal.Value.Lead} |"))
        .Prepend("|---|---:|---:|---:|---:|---:|---:|").Prepend("| signal | rises | false alarms | precision | collapses told | recall | lead, median |"));
}
