using System.Buffers.Binary;
using System.Text;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Keys;

namespace ChannelGrains.Grains.Discipline;

/// <summary>Where the index has declarations and gifts: by the version of their record, so that the last one stands last.</summary>
internal static class DisciplineKeys
{
    private const byte Of = (byte)'/', End = 0; // no name holds a 0
    private const byte All = (byte)'a', OfOne = (byte)'o', Waiting = (byte)'w', ById = (byte)'i';

    public static byte[] Declarations { get; } = [IndexSpaces.Declarations, Of, All];

    public static byte[] Gifts { get; } = [IndexSpaces.Gifts, Of, All];

    public static byte[] AwaitingGifts { get; } = [IndexSpaces.Gifts, Of, Waiting];

    public static byte[] DeclarationsOf(Declarer declarer) => [IndexSpaces.Declarations, Of, OfOne, .. Encoding.UTF8.GetBytes(declarer.Key), End];

    public static byte[] GiftsOf(string partnerId) => [IndexSpaces.Gifts, Of, OfOne, .. Encoding.UTF8.GetBytes(partnerId), End];

    /// <summary>The version of the record of a gift, by its id.</summary>
    public static byte[] GiftId(string giftId) => [IndexSpaces.Gifts, Of, ById, .. Encoding.UTF8.GetBytes(giftId)];

    /// <summary>An entry below a prefix.</summary>
    public static byte[] Entry(byte[] prefix, long version) => [.. prefix, .. Version(version)];

    public static byte[] Version(long version)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, version);
        return bytes;
    }

    public static long ReadVersion(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadInt64BigEndian(value[^sizeof(long)..]);
}
