using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Grains.Hashing;

namespace ChannelGrains.Grains.Customers;

/// <summary>The secret that turns a customer id into the 64-bit keyed hash that is stored in its place. Two customers have the same one by chance
/// alone: of a million customers of a partner, with a chance of 1 in 37 million; they would count as one.</summary>
public sealed class CustomerKey(ReadOnlySpan<byte> secret)
{
    public const int Bytes = SipHash.SecretBytes;

    /// <summary>Bytes of the stored text form: the hash as 16 hexadecimal digits.</summary>
    public const int TextBytes = 16;

    private const int FingerprintBytes = 8;
    private const int DerivedBytes = 32;

    private readonly SipHash _hash = new(secret);
    private readonly byte[] _secret = secret.ToArray();

    /// <summary>Tells this key from another one, and nothing of what it is.</summary>
    public ReadOnlyMemory<byte> Fingerprint => Derive("customer key fingerprint").AsMemory(0, FingerprintBytes);

    /// <summary>A key of 32 bytes for another purpose, the same as long as this one is: it says nothing of this one.</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, DerivedBytes, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>Hashes a customer id; never 0, which stands for no customer.</summary>
    public ulong Hash(ReadOnlySpan<byte> customer)
    {
        var hash = _hash.Hash64(customer);
        return hash == 0 ? 1 : hash;
    }

    public static void Format(ulong hash, Span<byte> text) => hash.TryFormat(text, out _, "x16");

    /// <summary>Reads the stored text form; 0 where there is none.</summary>
    public static ulong Parse(ReadOnlySpan<byte> text) =>
        text.Length == TextBytes && ulong.TryParse(text, System.Globalization.NumberStyles.AllowHexSpecifier, null, out var hash) ? hash : 0;
}
