using System.Buffers.Binary;
using Google.Protobuf;

namespace ChannelGrains.Grains.Hashing;

/// <summary>128-bit hashes as they are stored.</summary>
internal static class HashBytes
{
    /// <summary>Big-endian; none for 0.</summary>
    public static ByteString Write(UInt128 hash)
    {
        if (hash == 0)
            return ByteString.Empty;
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, hash);
        return ByteString.CopyFrom(bytes);
    }

    public static UInt128 Read(ByteString bytes) => bytes.IsEmpty ? 0 : BinaryPrimitives.ReadUInt128BigEndian(bytes.Span);
}
