using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ChannelGrains.Grains.Hashing;

/// <summary>SipHash-2-4 (Aumasson and Bernstein, 2012), with 64 or 128 bits: nobody without the secret can tell its values or make two texts
/// collide.</summary>
public readonly struct SipHash
{
    public const int SecretBytes = 16;

    private readonly ulong _k0;
    private readonly ulong _k1;

    public SipHash(ReadOnlySpan<byte> secret)
    {
        if (secret.Length != SecretBytes)
            throw new ArgumentException($"A secret has {SecretBytes} bytes, this one has {secret.Length}.", nameof(secret));
        _k0 = BinaryPrimitives.ReadUInt64LittleEndian(secret);
        _k1 = BinaryPrimitives.ReadUInt64LittleEndian(secret[8..]);
    }

    /// <summary>The hash whose secret is a value of another one.</summary>
    public SipHash(UInt128 secret) => (_k0, _k1) = ((ulong)secret, (ulong)(secret >> 64));

    public ulong Hash64(ReadOnlySpan<byte> text)
    {
        var state = new State(_k0, _k1);
        state.Absorb(text);
        state.V2 ^= 0xff;
        return state.Squeeze();
    }

    /// <summary>The first eight bytes of the published form are the lower half.</summary>
    public UInt128 Hash128(ReadOnlySpan<byte> text)
    {
        var state = new State(_k0, _k1);
        state.V1 ^= 0xee;
        state.Absorb(text);
        state.V2 ^= 0xee;
        var lower = state.Squeeze();
        state.V1 ^= 0xdd;
        return new UInt128(state.Squeeze(), lower);
    }

    private struct State(ulong k0, ulong k1)
    {
        public ulong V0 = k0 ^ 0x736f6d6570736575UL;
        public ulong V1 = k1 ^ 0x646f72616e646f6dUL;
        public ulong V2 = k0 ^ 0x6c7967656e657261UL;
        public ulong V3 = k1 ^ 0x7465646279746573UL;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Absorb(ReadOnlySpan<byte> text)
        {
            var rest = text;
            while (rest.Length >= 8)
            {
                Absorb(BinaryPrimitives.ReadUInt64LittleEndian(rest));
                rest = rest[8..];
            }
            var last = (ulong)text.Length << 56;
            for (var i = 0; i < rest.Length; i++)
                last |= (ulong)rest[i] << (8 * i);
            Absorb(last);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ulong Squeeze()
        {
            Round();
            Round();
            Round();
            Round();
            return V0 ^ V1 ^ V2 ^ V3;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Absorb(ulong word)
        {
            V3 ^= word;
            Round();
            Round();
            V0 ^= word;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Round()
        {
            V0 += V1;
            V1 = BitOperations.RotateLeft(V1, 13) ^ V0;
            V0 = BitOperations.RotateLeft(V0, 32);
            V2 += V3;
            V3 = BitOperations.RotateLeft(V3, 16) ^ V2;
            V0 += V3;
            V3 = BitOperations.RotateLeft(V3, 21) ^ V0;
            V2 += V1;
            V1 = BitOperations.RotateLeft(V1, 17) ^ V2;
            V2 = BitOperations.RotateLeft(V2, 32);
        }
    }
}
