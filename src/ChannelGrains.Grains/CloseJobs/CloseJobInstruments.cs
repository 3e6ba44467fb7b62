using System.Diagnostics.Metrics;
using ChannelGrains.Domain.CloseJobs;

namespace ChannelGrains.Grains.CloseJobs;

/// <summary>Instruments of the jobs that close a month of all partners.</summary>
internal sealed class CloseJobInstruments
{
    public const string MeterName = "ChannelGrains.CloseJobs";

    private const string Outcome = "outcome";

    private readonly UpDownCounter<int> _running;
    private readonly Counter<long> _partners;
    private readonly Counter<long> _putOff;

    public CloseJobInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _running = meter.CreateUpDownCounter<int>("channelgrains.close_jobs.running", "{job}", "Jobs of this process that ask partners.");
        _partners = meter.CreateCounter<long>("channelgrains.close_jobs.partners", "{partner}", "Partners that a job has asked to close, by outcome.");
        _putOff = meter.CreateCounter<long>("channelgrains.close_jobs.put_off", "{step}", "Steps of jobs that could not be taken, and are tried again.");
        // There before their first event, so that their rates are seen.
        _running.Add(0);
        _putOff.Add(0);
        Count(0, 0, 0);
    }

    public void OnStarted() => _running.Add(1);

    public void OnEnded() => _running.Add(-1);

    /// <summary>A job has gone on from some counts to others.</summary>
    public void OnAdvanced(CloseCounts before, CloseCounts after) => Count(after.Closed - before.Closed, after.Skipped - before.Skipped, after.Refused - before.Refused);

    public void OnPutOff() => _putOff.Add(1);

    private void Count(long closed, long skipped, long refused)
    {
        _partners.Add(closed, new KeyValuePair<string, object?>(Outcome, "closed"));
        _partners.Add(skipped, new KeyValuePair<string, object?>(Outcome, "skipped"));
        _partners.Add(refused, new KeyValuePair<string, object?>(Outcome, "refused"));
    }
}
