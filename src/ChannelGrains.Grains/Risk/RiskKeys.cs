using System.Buffers.Binary;
using System.Text;
using ChannelGrains.Domain.Keys;

namespace ChannelGrains.Grains.Risk;

/// <summary>Keys of risk: the grain of its rules, and where the index has what was stated of partners.</summary>
public static class RiskKeys
{
    /// <summary>The one set of rules: its grain, its journal, and what it is named by when it tells of its changes.</summary>
    public const string Rules = "risk-rules";

    private const byte End = (byte)'/'; // no id holds one

    /// <summary>What was stated of a partner, by the version of the record.</summary>
    public static byte[] Stated(string partnerId) => [IndexSpaces.Risks, End, .. Encoding.UTF8.GetBytes(partnerId), End];

    public static byte[] Stated(string partnerId, long version)
    {
        var prefix = Stated(partnerId);
        var key = new byte[prefix.Length + sizeof(long)];
        prefix.CopyTo(key, 0);
        BinaryPrimitives.WriteInt64BigEndian(key.AsSpan(prefix.Length), version);
        return key;
    }

    public static long VersionOf(ReadOnlySpan<byte> key) => BinaryPrimitives.ReadInt64BigEndian(key[^sizeof(long)..]);
}
