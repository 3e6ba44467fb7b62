using System.Diagnostics.Metrics;

namespace ChannelGrains.Grains.Evidence;

/// <summary>Instruments of files of evidence.</summary>
public sealed class EvidenceInstruments
{
    public const string MeterName = "ChannelGrains.Evidence";

    private readonly Counter<long> _files;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _removed;

    public EvidenceInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _files = meter.CreateCounter<long>("channelgrains.evidence.files", "{file}", "Files that were claimed for a partner.");
        _bytes = meter.CreateCounter<long>("channelgrains.evidence.bytes", "By", "Bytes of these files.");
        _removed = meter.CreateCounter<long>("channelgrains.evidence.removed", "{file}", "Whole files that were removed as nobody claimed them.");
        // There before their first event, so that their rates are seen.
        _files.Add(0);
        _bytes.Add(0);
        _removed.Add(0);
    }

    public void OnReceived(long bytes)
    {
        _files.Add(1);
        _bytes.Add(bytes);
    }

    public void OnRemoved(int files) => _removed.Add(files);
}
