using System.Buffers.Binary;
using System.Text;
using ChannelGrains.Domain.Keys;

namespace ChannelGrains.Grains.Surveys;

/// <summary>Where the index has invitations, and when customers were invited.</summary>
internal static class SurveyKeys
{
    private const byte End = (byte)'/'; // no id holds one
    private const byte ByTime = (byte)'@';

    /// <summary>An invitation of a partner, with a <see cref="Journal.V1.SurveyEntry"/>.</summary>
    public static byte[] Invitation(string partnerId, string invitationId) => [IndexSpaces.SurveyInvitations, End, .. Encoding.UTF8.GetBytes(partnerId), End, .. Encoding.UTF8.GetBytes(invitationId)];

    /// <summary>Invitations of a partner by when they were made, each with its id.</summary>
    public static byte[] Times(string partnerId) => [IndexSpaces.SurveyInvitations, ByTime, .. Encoding.UTF8.GetBytes(partnerId), End];

    public static byte[] InvitedAt(string partnerId, long version)
    {
        Span<byte> place = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(place, version);
        return [.. Times(partnerId), .. place];
    }

    /// <summary>When a customer was invited the last time, by partner: microseconds since 1970-01-01 UTC.</summary>
    public static byte[] Customer(ulong customer)
    {
        Span<byte> hash = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(hash, customer);
        return [IndexSpaces.SurveyCustomers, .. hash];
    }

    public static byte[] CustomerOf(ulong customer, string partnerId) => [.. Customer(customer), .. Encoding.UTF8.GetBytes(partnerId)];

    public static byte[] Time(long atMicros)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, atMicros);
        return bytes;
    }

    public static long ReadTime(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt64BigEndian(bytes);
}
