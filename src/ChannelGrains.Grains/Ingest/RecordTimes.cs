using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Ingest;

/// <summary>When records were made, read in place.</summary>
internal static class RecordTimes
{
    private const uint RecordedAt = Fact.RecordedAtMicrosFieldNumber << 3;

    /// <summary>Microseconds since 1970-01-01 UTC.</summary>
    public static long Of(ReadOnlySpan<byte> record)
    {
        var reader = new WireReader(record);
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
        {
            if (tag == RecordedAt)
                return (long)reader.ReadVarint();
            reader.Skip(tag);
        }
        throw new InvalidDataException("A journal record does not say when it was made; run `channelctl journal verify`.");
    }
}
