using System.Diagnostics;
using System.Diagnostics.Metrics;
using ChannelGrains.Domain.Risk;

namespace ChannelGrains.Grains.Risk;

/// <summary>Instruments of risk.</summary>
internal sealed class RiskInstruments
{
    public const string MeterName = "ChannelGrains.Risk";

    private const string Level = "level";

    private static readonly RiskLevel[] Levels = [RiskLevel.Low, RiskLevel.Medium, RiskLevel.High, RiskLevel.Critical];

    private readonly Counter<long> _changes;
    private readonly Counter<long> _evaluations;
    private readonly Counter<long> _holds;
    private IReadOnlyList<int> _board = new int[Levels.Length];

    public RiskInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _changes = meter.CreateCounter<long>("channelgrains.risk.level_changes", "{change}", "Levels of partners that changed, by the level after it.");
        _evaluations = meter.CreateCounter<long>("channelgrains.risk.evaluations", "{evaluation}", "Evaluations of partners by reviews.");
        _holds = meter.CreateCounter<long>("channelgrains.risk.holds", "{hold}", "Holds on payments that a rise to CRITICAL set.");
        meter.CreateObservableGauge("channelgrains.risk.partners", () => Levels.Skip(1).Select(level => new Measurement<int>(_board[(int)level - 1], Of(level))), "{partner}",
            "Partners by level, above LOW, as the board of this process shows them.");
        // There before their first event, so that their rates are seen.
        foreach (var level in Levels)
            _changes.Add(0, Of(level));
        _evaluations.Add(0);
        _holds.Add(0);
    }

    /// <summary>Spans of evaluations.</summary>
    public static ActivitySource Source { get; } = new(MeterName);

    public void OnEvaluated() => _evaluations.Add(1);

    public void OnHeld() => _holds.Add(1);

    public void OnStated(RiskLevelChanged changed)
    {
        if (changed.From != changed.To)
            _changes.Add(1, Of(changed.To));
    }

    /// <summary>The board has changed.</summary>
    /// <param name="byLevel">Partners by level, LOW first.</param>
    public void OnBoard(IReadOnlyList<int> byLevel) => _board = byLevel;

    private static KeyValuePair<string, object?> Of(RiskLevel level) => new(Level, level.ToString().ToLowerInvariant());
}
