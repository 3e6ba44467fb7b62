using System.Buffers.Binary;
using System.Text;
using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Keys;

namespace ChannelGrains.Grains.Actions;

/// <summary>Where the index has closed actions: by id, and by when they were closed.</summary>
internal static class ActionKeys
{
    private const byte End = (byte)'/'; // no id holds one
    private const byte OfAll = (byte)'t', OfPartner = (byte)'p';

    /// <summary>What the closings of all start with.</summary>
    public static byte[] Closings => [IndexSpaces.ActionClosings, End, OfAll];

    /// <summary>A closed action, with an <see cref="Journal.V1.ActionEntry"/>.</summary>
    /// <param name="partnerId">Whose it is; empty is the programme's.</param>
    /// <param name="actionId">Its id.</param>
    public static byte[] Closed(string partnerId, string actionId) => [IndexSpaces.ClosedActions, End, .. Encoding.UTF8.GetBytes(partnerId), End, .. Encoding.UTF8.GetBytes(actionId)];

    /// <summary>What the closings of a partner, or of the programme, start with.</summary>
    public static byte[] ClosingsOf(string partnerId) => [IndexSpaces.ActionClosings, End, OfPartner, .. Encoding.UTF8.GetBytes(partnerId), End];

    /// <summary>A closing among those of all.</summary>
    public static byte[] Closing(in ActionPlace place) => [.. ClosingsAt(place.AtMicros), .. Encoding.UTF8.GetBytes(place.PartnerId), End, .. Encoding.UTF8.GetBytes(place.ActionId)];

    /// <summary>A closing among those of its partner.</summary>
    public static byte[] ClosingOfPartner(in ActionPlace place) => [.. ClosingsOf(place.PartnerId), .. At(place.AtMicros), .. Encoding.UTF8.GetBytes(place.ActionId)];

    /// <summary>What closings of an instant start with; those of before it come before it.</summary>
    public static byte[] ClosingsAt(long micros) => [.. Closings, .. At(micros)];

    /// <summary>The place of a key of <see cref="Closing"/>.</summary>
    public static ActionPlace PlaceOf(ReadOnlySpan<byte> closing)
    {
        var rest = closing[Closings.Length..];
        var ids = rest[sizeof(long)..];
        var end = ids.IndexOf(End);
        return new(BinaryPrimitives.ReadInt64BigEndian(rest), Encoding.UTF8.GetString(ids[..end]), Encoding.UTF8.GetString(ids[(end + 1)..]));
    }

    /// <summary>The place of a key of <see cref="ClosingOfPartner"/>.</summary>
    public static ActionPlace PlaceOf(ReadOnlySpan<byte> closing, string partnerId)
    {
        var rest = closing[ClosingsOf(partnerId).Length..];
        return new(BinaryPrimitives.ReadInt64BigEndian(rest), partnerId, Encoding.UTF8.GetString(rest[sizeof(long)..]));
    }

    private static byte[] At(long micros)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Math.Max(micros, 0));
        return bytes;
    }
}
