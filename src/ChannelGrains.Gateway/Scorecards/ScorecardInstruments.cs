using System.Diagnostics.Metrics;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>Instruments of the scorecards.</summary>
internal sealed class ScorecardInstruments
{
    private readonly Counter<long> _reads;
    private readonly Histogram<double> _peers;

    public ScorecardInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(GatewayMeter.Name);
        _reads = meter.CreateCounter<long>("channelgrains.gateway.scorecards.reads", "{scorecard}", "Scorecards that were computed, by whose they are.");
        _peers = meter.CreateHistogram<double>("channelgrains.gateway.scorecards.peers.duration", "s", "Time to compute the scores of all partners in a period, to compare them.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10] });
    }

    public void OnRead(ScoreScope scope) => _reads.Add(1, new KeyValuePair<string, object?>("scope", scope.PartnerId is null ? "partners" : "partner"));

    public void OnPeersComputed(TimeSpan duration) => _peers.Record(duration.TotalSeconds);
}
