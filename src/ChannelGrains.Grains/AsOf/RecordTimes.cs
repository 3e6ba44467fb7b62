using ChannelGrains.Grains.Ingest;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.AsOf;

/// <summary>When records were made, read in place.</summary>
internal static class RecordTimes
{
    private const uint RecordedAt = Fact.RecordedAtMicrosFieldNumber << 3;

    public static long Of(in JournalRecord record)
    {
        var reader = new WireReader(record.Payload.Span);
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
        {
            if (tag == RecordedAt)
                return (long)reader.ReadVarint();
            reader.Skip(tag);
        }
        throw new InvalidDataException($"Journal record {record.Version} does not say when it was made; run `channelctl journal verify`.");
    }
}
