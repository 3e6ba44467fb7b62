using System.Buffers.Binary;
using System.Text;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Keys;

namespace ChannelGrains.Grains.Feedback;

/// <summary>Where the index has what customers said: complaints by id, and what counts by business day.</summary>
internal static class FeedbackKeys
{
    private const byte End = (byte)'/'; // no id holds one
    private const byte Answers = (byte)'a', Due = (byte)'c';

    /// <summary>Complaints of a partner by id, each with a <see cref="Journal.V1.ComplaintEntry"/>.</summary>
    public static byte[] Complaints(string partnerId) => Prefix(IndexSpaces.Complaints, partnerId);

    public static byte[] Complaint(string partnerId, string complaintId) => [.. Complaints(partnerId), .. Encoding.UTF8.GetBytes(complaintId)];

    /// <summary>An answer by its business day; nothing is said of it: it stands in the record.</summary>
    public static byte[] AnswerOn(string partnerId, BusinessDay day, long version) => OnDay(partnerId, Answers, day, version);

    /// <summary>A complaint by the business day on which it is due, with its id.</summary>
    public static byte[] DueOn(string partnerId, BusinessDay day, long version) => OnDay(partnerId, Due, day, version);

    /// <summary>All of a partner's answers, or complaints, by business day.</summary>
    public static byte[] Days(string partnerId, bool areComplaints) => [.. Prefix(IndexSpaces.FeedbackDays, partnerId), areComplaints ? Due : Answers];

    /// <summary>The key of an answer or complaint of a day and version, or where it would be.</summary>
    public static byte[] OnDay(string partnerId, bool areComplaints, BusinessDay day, long version) => OnDay(partnerId, areComplaints ? Due : Answers, day, version);

    /// <summary>The day and version of a key below <see cref="Days"/>.</summary>
    public static (BusinessDay Day, long Version) Read(ReadOnlySpan<byte> key)
    {
        var end = key[^(sizeof(int) + sizeof(long))..];
        return (new((int)(BinaryPrimitives.ReadUInt32BigEndian(end) ^ 0x8000_0000)), BinaryPrimitives.ReadInt64BigEndian(end[sizeof(int)..]));
    }

    private static byte[] OnDay(string partnerId, byte kind, BusinessDay day, long version)
    {
        var prefix = Prefix(IndexSpaces.FeedbackDays, partnerId);
        var key = new byte[prefix.Length + 1 + sizeof(int) + sizeof(long)];
        prefix.CopyTo(key, 0);
        key[prefix.Length] = kind;
        // Days before 1970 come before the others.
        BinaryPrimitives.WriteUInt32BigEndian(key.AsSpan(prefix.Length + 1), (uint)day.DaysSinceEpoch ^ 0x8000_0000);
        BinaryPrimitives.WriteInt64BigEndian(key.AsSpan(prefix.Length + 1 + sizeof(int)), version);
        return key;
    }

    private static byte[] Prefix(byte space, string partnerId) => [space, End, .. Encoding.UTF8.GetBytes(partnerId), End];
}
