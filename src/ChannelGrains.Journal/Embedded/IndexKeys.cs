using System.Buffers.Binary;
using System.Text;

namespace ChannelGrains.Journal.Embedded;

/// <summary>The key spaces of the derived database, told apart by their first byte. Numbers in keys are big endian, so that they sort.</summary>
internal static class IndexKeys
{
    public const byte Meta = (byte)'m';
    public const byte Name = (byte)'n';
    public const byte JournalId = (byte)'i';
    public const byte Point = (byte)'p';
    public const byte Snapshot = (byte)'s';
    public const byte User = (byte)'x';
    public const byte Row = (byte)'v';

    /// <summary>Each so many versions of a journal one position is kept.</summary>
    public const int PointEvery = 64;

    public const int PointSize = 13;
    public const int IdSize = 5;

    public static ReadOnlySpan<byte> Identity => "midentity"u8;

    public static ReadOnlySpan<byte> Checkpoint => "mcheckpoint"u8;

    /// <summary>Up to where the log was applied when what lies beside this was written.</summary>
    public static ReadOnlySpan<byte> Applied => "mapplied"u8;

    /// <summary>Up to where the log was committed when rows were last written.</summary>
    public static ReadOnlySpan<byte> Rows => "mrows"u8;

    public static ReadOnlySpan<byte> ForName(Span<byte> buffer, string name)
    {
        buffer[0] = Name;
        return buffer[..(1 + Encoding.ASCII.GetBytes(name, buffer[1..]))];
    }

    public static ReadOnlySpan<byte> ForId(Span<byte> buffer, byte space, uint journal)
    {
        buffer[0] = space;
        BinaryPrimitives.WriteUInt32BigEndian(buffer[1..], journal);
        return buffer[..IdSize];
    }

    public static ReadOnlySpan<byte> ForPoint(Span<byte> buffer, uint journal, long version)
    {
        ForId(buffer, Point, journal);
        BinaryPrimitives.WriteInt64BigEndian(buffer[IdSize..], version);
        return buffer[..PointSize];
    }

    public static ReadOnlySpan<byte> ForUser(Span<byte> buffer, ReadOnlySpan<byte> key) => ForKey(buffer, User, key);

    public static ReadOnlySpan<byte> ForKey(Span<byte> buffer, byte space, ReadOnlySpan<byte> key)
    {
        buffer[0] = space;
        key.CopyTo(buffer[1..]);
        return buffer[..(1 + key.Length)];
    }
}
