using System.Buffers.Binary;
using System.Text;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Grains.Hashing;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Keys of a partner's entries in the on-disk index. Each starts with one letter for its kind and what stands for the partner or lane, so
/// that one partner's entries lie together. All of it is hashed by the store's secret with 128 bits, of which an identity shows 64 of its lane
/// before the 128 of its own.</summary>
internal sealed class IngestKeys
{
    /// <summary>Bytes of the longest key.</summary>
    public const int MaxBytes = 33;

    /// <summary>Bytes of a key that says where something is stored.</summary>
    public const int EntryBytes = 25;

    private readonly SipHash _hash;
    private readonly UInt128 _partner;
    private string? _sourceId;
    private LaneKey _lane = null!;

    public IngestKeys(SipHash store, string partnerId)
    {
        _hash = new SipHash(store.Hash128(Encoding.UTF8.GetBytes(partnerId)));
        _partner = _hash.Hash128("prefix"u8);
    }

    /// <summary>What stands for a lane of this partner. Mostly the same source is asked for again.</summary>
    public LaneKey Lane(string sourceId)
    {
        if (sourceId != _sourceId)
            (_sourceId, _lane) = (sourceId, new LaneKey(_hash.Hash128(Encoding.UTF8.GetBytes("lane/" + sourceId))));
        return _lane;
    }

    /// <summary>Identity of a keyed transaction -> where it is stored and its content.</summary>
    /// <param name="key">Takes the key.</param>
    /// <param name="lane">Its lane.</param>
    /// <param name="id">The lane's value of its id, see <see cref="LaneKey.Id"/>.</param>
    public static ReadOnlySpan<byte> Identity(Span<byte> key, LaneKey lane, UInt128 id) => Hashed(key, IndexSpaces.Identities, lane, id);

    /// <summary>Content that was sent under an identity that has other content, or under none -> where it is stored.</summary>
    /// <param name="key">Takes the key.</param>
    /// <param name="lane">Its lane.</param>
    /// <param name="conflict">Stands for both, see <see cref="ConflictOf"/>.</param>
    public static ReadOnlySpan<byte> Conflict(Span<byte> key, LaneKey lane, UInt128 conflict) => Hashed(key, IndexSpaces.Conflicts, lane, conflict);

    /// <summary>What stands for an id, empty when there is none, with a content.</summary>
    public static UInt128 ConflictOf(ReadOnlySpan<byte> transactionId, UInt128 content) => new SipHash(content).Hash128(transactionId);

    /// <summary>The 128 bits of the two above.</summary>
    public static UInt128 HashOf(ReadOnlySpan<byte> key) => BinaryPrimitives.ReadUInt128BigEndian(key[9..]);

    /// <summary>Full block of a sequenced lane's transaction ids.</summary>
    public static ReadOnlySpan<byte> Block(Span<byte> key, LaneKey lane, long block) => Numbered(key, IndexSpaces.IdBlocks, lane.Prefix, block);

    public static byte[] BlockPrefix(LaneKey lane) => Prefix(IndexSpaces.IdBlocks, lane.Prefix);

    /// <summary>A part of what finds ids in a group of full blocks.</summary>
    public static ReadOnlySpan<byte> Group(Span<byte> key, LaneKey lane, long group, byte part)
    {
        Numbered(key, IndexSpaces.IdGroups, lane.Prefix, group);
        key[25] = part;
        return key[..26];
    }

    public static byte[] GroupPrefix(LaneKey lane) => Prefix(IndexSpaces.IdGroups, lane.Prefix);

    /// <summary>The group of a key of <see cref="Group"/>.</summary>
    public static long GroupOf(ReadOnlySpan<byte> key) => BinaryPrimitives.ReadInt64BigEndian(key[17..]);

    /// <summary>The block of a key of <see cref="Block"/>.</summary>
    public static long BlockOf(ReadOnlySpan<byte> key) => BinaryPrimitives.ReadInt64BigEndian(key[17..]);

    /// <summary>A number of a sequenced lane's epoch -> version of the record that starts with it.</summary>
    public static ReadOnlySpan<byte> Point(Span<byte> key, LaneKey lane, long epoch, long sequence)
    {
        Numbered(key, IndexSpaces.LanePoints, lane.Prefix, epoch);
        BinaryPrimitives.WriteInt64BigEndian(key[25..], sequence);
        return key[..33];
    }

    public static byte[] PointPrefix(LaneKey lane, long epoch) => Numbered(new byte[25], IndexSpaces.LanePoints, lane.Prefix, epoch).ToArray();

    /// <summary>What the points of a lane start with, of all epochs: it has one from its first record on.</summary>
    public static byte[] PointPrefix(LaneKey lane) => Prefix(IndexSpaces.LanePoints, lane.Prefix);

    /// <summary>Where a transaction is stored -> the void that reversed it.</summary>
    public ReadOnlySpan<byte> Voided(Span<byte> key, Locator original) => Numbered(key, IndexSpaces.Voids, _partner, original.Value);

    /// <summary>A closed quarantine item -> the record that applied it.</summary>
    public ReadOnlySpan<byte> Replayed(Span<byte> key, Locator item) => Numbered(key, IndexSpaces.Replays, _partner, item.Value);

    /// <summary>A customer -> first business day with this partner.</summary>
    public ReadOnlySpan<byte> FirstPurchase(Span<byte> key, ulong customer) => Numbered(key, IndexSpaces.Customers, _partner, (long)customer);

    private static ReadOnlySpan<byte> Hashed(Span<byte> key, byte kind, LaneKey lane, UInt128 hash)
    {
        key[0] = kind;
        BinaryPrimitives.WriteUInt64BigEndian(key[1..], (ulong)(lane.Prefix >> 64));
        BinaryPrimitives.WriteUInt128BigEndian(key[9..], hash);
        return key[..25];
    }

    private static ReadOnlySpan<byte> Numbered(Span<byte> key, byte kind, UInt128 owner, long number)
    {
        key[0] = kind;
        BinaryPrimitives.WriteUInt128BigEndian(key[1..], owner);
        BinaryPrimitives.WriteInt64BigEndian(key[17..], number);
        return key[..25];
    }

    private static byte[] Prefix(byte kind, UInt128 owner)
    {
        var prefix = new byte[17];
        prefix[0] = kind;
        BinaryPrimitives.WriteUInt128BigEndian(prefix.AsSpan(1), owner);
        return prefix;
    }
}
