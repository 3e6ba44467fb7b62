using System.Buffers.Binary;
using System.Security.Cryptography;
using Google.Protobuf;

namespace ChannelGrains.Grains.Hashing;

/// <summary>128-bit hashes as they are stored.</summary>
internal static class HashBytes
{
    /// <summary>The first half of a message's SHA-256: equal for equal contents, and for no two others that anybody can find.</summary>
    public static UInt128 Of(IMessage message) => BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(message.ToByteArray()));

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
