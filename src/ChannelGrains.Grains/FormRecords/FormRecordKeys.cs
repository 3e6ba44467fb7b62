using System.Buffers.Binary;
using System.Text;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Keys;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>Where the index has records, their days and files, and findings.</summary>
internal static class FormRecordKeys
{
    private const byte End = (byte)'/'; // no id holds one

    /// <summary>Records of a partner by id, each with a <see cref="Journal.V1.FormRecordEntry"/>.</summary>
    public static byte[] Record(string partnerId, string recordId) => [.. Prefix(IndexSpaces.FormRecords, partnerId), .. Encoding.UTF8.GetBytes(recordId)];

    /// <summary>Records of a partner by the day on which they were taken, each with its id.</summary>
    public static byte[] Days(string partnerId) => Prefix(IndexSpaces.FormRecordDays, partnerId);

    public static byte[] OnDay(string partnerId, BusinessDay day, long version)
    {
        Span<byte> place = stackalloc byte[sizeof(int) + sizeof(long)];
        // Days before 1970 come before the others.
        BinaryPrimitives.WriteUInt32BigEndian(place, (uint)day.DaysSinceEpoch ^ 0x8000_0000);
        BinaryPrimitives.WriteInt64BigEndian(place[sizeof(int)..], version);
        return [.. Days(partnerId), .. place];
    }

    /// <summary>Records that name a file, by partner and record; nothing is said of them.</summary>
    public static byte[] File(string file) => [IndexSpaces.FormRecordFiles, .. Convert.FromHexString(file)];

    public static byte[] FileOf(string file, string partnerId, string recordId) => [.. File(file), .. Encoding.UTF8.GetBytes($"{partnerId}/{recordId}")];

    /// <summary>The partner and record of a key below <see cref="File"/>.</summary>
    public static (string PartnerId, string RecordId) ReadFileOf(ReadOnlySpan<byte> key, int prefixLength)
    {
        var text = Encoding.UTF8.GetString(key[prefixLength..]);
        var end = text.IndexOf('/', StringComparison.Ordinal);
        return (text[..end], text[(end + 1)..]);
    }

    /// <summary>Findings of a partner by record and item, each with a <see cref="Journal.V1.FindingEntry"/>.</summary>
    public static byte[] Findings(string partnerId) => Prefix(IndexSpaces.Findings, partnerId);

    /// <summary>What follows the prefix in the key of a finding.</summary>
    public static string FindingId(string recordId, string itemId) => $"{recordId}/{itemId}";

    private static byte[] Prefix(byte space, string partnerId) => [space, End, .. Encoding.UTF8.GetBytes(partnerId), End];
}
