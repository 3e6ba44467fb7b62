using System.Diagnostics.Metrics;

namespace ChannelGrains.Gateway.Watching;

/// <summary>Instruments of the watches.</summary>
internal sealed class WatchInstruments
{
    private readonly UpDownCounter<long> _watches;
    private readonly Counter<long> _ended;
    private readonly Counter<long> _answers;
    private readonly Counter<long> _conflated;
    private readonly Counter<long> _reads;

    public WatchInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(GatewayMeter.Name);
        _watches = meter.CreateUpDownCounter<long>("channelgrains.gateway.watches", "{watch}", "Open watches.");
        _ended = meter.CreateCounter<long>("channelgrains.gateway.watches.ended", "{watch}", "Ended watches, by status.");
        _answers = meter.CreateCounter<long>("channelgrains.gateway.watches.answers", "{answer}", "Answers written to watches.");
        _conflated = meter.CreateCounter<long>("channelgrains.gateway.watches.conflated", "{version}", "Versions of an answer that a watch was shown only as part of a later one.");
        _reads = meter.CreateCounter<long>("channelgrains.gateway.watches.reads", "{read}", "Reads of an answer for all who watch it.");
        // There before their first event, so that their rates are seen.
        _watches.Add(0);
        foreach (var counter in new[] { _answers, _conflated, _reads })
            counter.Add(0);
    }

    public void OnOpened() => _watches.Add(1);

    public void OnEnded(string status)
    {
        _watches.Add(-1);
        _ended.Add(1, new KeyValuePair<string, object?>("status", status));
    }

    public void OnAnswered(long conflated)
    {
        _answers.Add(1);
        if (conflated > 0)
            _conflated.Add(conflated);
    }

    public void OnRead() => _reads.Add(1);
}
