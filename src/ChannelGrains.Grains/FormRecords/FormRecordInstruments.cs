using System.Diagnostics.Metrics;
using ChannelGrains.Domain.FormRecords;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>Instruments of records and findings.</summary>
public sealed class FormRecordInstruments
{
    public const string MeterName = "ChannelGrains.Forms";

    private readonly Counter<long> _submitted;
    private readonly Counter<long> _amended;
    private readonly Counter<long> _found;

    public FormRecordInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _submitted = meter.CreateCounter<long>("channelgrains.form.records", "{record}", "Records that were taken.");
        _amended = meter.CreateCounter<long>("channelgrains.form.amendments", "{amendment}", "Changes of records.");
        _found = meter.CreateCounter<long>("channelgrains.form.findings", "{finding}", "Findings of records.");
        // There before their first event, so that their rates are seen.
        _amended.Add(0);
        _found.Add(0);
    }

    public void OnSubmitted(RecordSubmitted submitted)
    {
        _submitted.Add(1, new KeyValuePair<string, object?>("kind", submitted.Kind), new KeyValuePair<string, object?>("passed", submitted.Score.HasPassed));
        _found.Add(submitted.Changes.Count(change => change.Move == FindingMove.Found));
    }

    public void OnAmended() => _amended.Add(1);
}
