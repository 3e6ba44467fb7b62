using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using ChannelGrains.Domain.Ingest;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Keys of a partner's entries in the on-disk index. Each starts with one letter for its kind and 8 bytes for the partner or
/// lane, so that one partner's entries lie together.</summary>
internal sealed class IngestKeys(string partnerId)
{
    /// <summary>Bytes of the longest key.</summary>
    public const int MaxBytes = 25;

    private const byte IdentityKind = (byte)'k';
    private const byte ConflictKind = (byte)'x';
    private const byte BlockKind = (byte)'b';
    private const byte PointKind = (byte)'l';
    private const byte VoidKind = (byte)'v';
    private const byte ReplayKind = (byte)'r';
    private const byte CustomerKind = (byte)'c';

    private readonly ulong _partner = XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(partnerId));
    private string? _sourceId;
    private ulong _lane;

    /// <summary>Hash that stands for a lane of this partner. Mostly the same source is asked for again.</summary>
    public ulong Lane(string sourceId)
    {
        if (sourceId != _sourceId)
            (_sourceId, _lane) = (sourceId, XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(sourceId), (long)_partner));
        return _lane;
    }

    /// <summary>64-bit hash of a transaction id within a lane; never 0.</summary>
    public static ulong IdHash(ulong lane, ReadOnlySpan<byte> transactionId)
    {
        var hash = XxHash3.HashToUInt64(transactionId, (long)lane);
        return hash == 0 ? 1 : hash;
    }

    /// <summary>Identity of a keyed transaction -> where it is stored and its content hash.</summary>
    public static ReadOnlySpan<byte> Identity(Span<byte> key, ulong lane, ReadOnlySpan<byte> transactionId) =>
        Hashed(key, IdentityKind, lane, XxHash128.HashToUInt128(transactionId, (long)lane));

    /// <summary>Content that was sent under an identity that has other content -> where the evidence is stored.</summary>
    public static ReadOnlySpan<byte> Conflict(Span<byte> key, ulong lane, ReadOnlySpan<byte> transactionId, ulong contentHash) =>
        Hashed(key, ConflictKind, lane, XxHash128.HashToUInt128(transactionId, (long)(lane ^ contentHash)));

    /// <summary>Full block of a sequenced lane's transaction ids.</summary>
    public static ReadOnlySpan<byte> Block(Span<byte> key, ulong lane, long block) => Numbered(key, BlockKind, lane, block);

    public static byte[] BlockPrefix(ulong lane) => Prefix(BlockKind, lane);

    /// <summary>A number of a sequenced lane's epoch -> version of the record that starts with it.</summary>
    public static ReadOnlySpan<byte> Point(Span<byte> key, ulong lane, long epoch, long sequence)
    {
        Numbered(key, PointKind, lane, epoch);
        BinaryPrimitives.WriteInt64BigEndian(key[17..], sequence);
        return key[..25];
    }

    public static byte[] PointPrefix(ulong lane, long epoch) => Numbered(new byte[17], PointKind, lane, epoch).ToArray();

    /// <summary>Where a transaction is stored -> the void that reversed it.</summary>
    public ReadOnlySpan<byte> Voided(Span<byte> key, Locator original) => Numbered(key, VoidKind, _partner, original.Value);

    /// <summary>A closed quarantine item -> the record that applied it.</summary>
    public ReadOnlySpan<byte> Replayed(Span<byte> key, Locator item) => Numbered(key, ReplayKind, _partner, item.Value);

    /// <summary>A customer -> first business day with this partner.</summary>
    public ReadOnlySpan<byte> FirstPurchase(Span<byte> key, ulong customer) => Numbered(key, CustomerKind, _partner, (long)customer);

    private static ReadOnlySpan<byte> Hashed(Span<byte> key, byte kind, ulong owner, UInt128 hash)
    {
        key[0] = kind;
        BinaryPrimitives.WriteUInt64BigEndian(key[1..], owner);
        BinaryPrimitives.WriteUInt128BigEndian(key[9..], hash);
        return key[..25];
    }

    private static ReadOnlySpan<byte> Numbered(Span<byte> key, byte kind, ulong owner, long number)
    {
        key[0] = kind;
        BinaryPrimitives.WriteUInt64BigEndian(key[1..], owner);
        BinaryPrimitives.WriteInt64BigEndian(key[9..], number);
        return key[..17];
    }

    private static byte[] Prefix(byte kind, ulong owner)
    {
        var prefix = new byte[9];
        prefix[0] = kind;
        BinaryPrimitives.WriteUInt64BigEndian(prefix.AsSpan(1), owner);
        return prefix;
    }
}
