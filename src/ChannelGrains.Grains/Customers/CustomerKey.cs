using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace ChannelGrains.Grains.Customers;

/// <summary>The secret that turns a customer id into the 64-bit keyed hash that is stored in its place: SipHash-2-4 (Aumasson and Bernstein, 2012).</summary>
public sealed class CustomerKey
{
    public const int Bytes = 16;

    /// <summary>Bytes of the stored text form: the hash as 16 hexadecimal digits.</summary>
    public const int TextBytes = 16;

    private const int DerivedBytes = 32;

    private readonly ulong _k0;
    private readonly ulong _k1;

    public CustomerKey(ReadOnlySpan<byte> secret)
    {
        if (secret.Length != Bytes)
            throw new ArgumentException($"A customer key has {Bytes} bytes, this one has {secret.Length}.", nameof(secret));
        _k0 = BinaryPrimitives.ReadUInt64LittleEndian(secret);
        _k1 = BinaryPrimitives.ReadUInt64LittleEndian(secret[8..]);
    }

    /// <summary>A key of 32 bytes for another purpose, the same as long as this one is: it says nothing of this one.</summary>
    public byte[] Derive(string purpose)
    {
        Span<byte> secret = stackalloc byte[Bytes];
        BinaryPrimitives.WriteUInt64LittleEndian(secret, _k0);
        BinaryPrimitives.WriteUInt64LittleEndian(secret[8..], _k1);
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, secret.ToArray(), DerivedBytes, info: Encoding.UTF8.GetBytes(purpose));
    }

    /// <summary>Hashes a customer id; never 0, which stands for no customer.</summary>
    public ulong Hash(ReadOnlySpan<byte> customer)
    {
        var v0 = _k0 ^ 0x736f6d6570736575UL;
        var v1 = _k1 ^ 0x646f72616e646f6dUL;
        var v2 = _k0 ^ 0x6c7967656e657261UL;
        var v3 = _k1 ^ 0x7465646279746573UL;
        var rest = customer;
        while (rest.Length >= 8)
        {
            Absorb(BinaryPrimitives.ReadUInt64LittleEndian(rest), ref v0, ref v1, ref v2, ref v3);
            rest = rest[8..];
        }
        var last = (ulong)customer.Length << 56;
        for (var i = 0; i < rest.Length; i++)
            last |= (ulong)rest[i] << (8 * i);
        Absorb(last, ref v0, ref v1, ref v2, ref v3);
        v2 ^= 0xff;
        for (var i = 0; i < 4; i++)
            Round(ref v0, ref v1, ref v2, ref v3);
        var hash = v0 ^ v1 ^ v2 ^ v3;
        return hash == 0 ? 1 : hash;
    }

    public static void Format(ulong hash, Span<byte> text) => hash.TryFormat(text, out _, "x16");

    /// <summary>Reads the stored text form; 0 where there is none.</summary>
    public static ulong Parse(ReadOnlySpan<byte> text) =>
        text.Length == TextBytes && ulong.TryParse(text, System.Globalization.NumberStyles.AllowHexSpecifier, null, out var hash) ? hash : 0;

    private static void Absorb(ulong word, ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v3 ^= word;
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        v0 ^= word;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v0 += v1;
        v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
        v0 = BitOperations.RotateLeft(v0, 32);
        v2 += v3;
        v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
        v2 = BitOperations.RotateLeft(v2, 32);
    }
}
