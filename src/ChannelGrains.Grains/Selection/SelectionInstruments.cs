using System.Diagnostics.Metrics;

namespace ChannelGrains.Grains.Selection;

/// <summary>Instruments of the selection of partners.</summary>
public sealed class SelectionInstruments
{
    public const string MeterName = "ChannelGrains.Selection";

    private readonly Counter<long> _scores;
    private readonly Counter<long> _plans;

    public SelectionInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _scores = meter.CreateCounter<long>("channelgrains.selection.scores", "{score}", "Candidates that were scored, by whether the score passes.");
        _plans = meter.CreateCounter<long>("channelgrains.selection.plans", "{plan}", "Cooperation plans that were written down or changed.");
        _scores.Add(0, Passed(true));
        _scores.Add(0, Passed(false));
        _plans.Add(0);
    }

    public void OnScored(bool passes) => _scores.Add(1, Passed(passes));

    public void OnPlanned() => _plans.Add(1);

    private static KeyValuePair<string, object?> Passed(bool passes) => new("passed", passes);
}
