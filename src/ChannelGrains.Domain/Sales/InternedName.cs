using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Text;

namespace ChannelGrains.Domain.Sales;

/// <summary>A name that many partners share: one copy of its bytes and text in the process, also where it came in a message.</summary>
[Immutable]
public sealed class InternedName : IEquatable<InternedName>
{
    // Bounds what a flood of invented names can pin; names beyond it work the same but are not shared.
    private const int MaxShared = 65_536;

    private static readonly ConcurrentDictionary<InternedName, InternedName> Shared = new(new ByBytes());

    private static readonly ConcurrentDictionary<InternedName, InternedName>.AlternateLookup<ReadOnlySpan<byte>> SharedByBytes =
        Shared.GetAlternateLookup<ReadOnlySpan<byte>>();

    private InternedName(ReadOnlySpan<byte> utf8)
    {
        Utf8 = utf8.ToArray();
        Text = Encoding.UTF8.GetString(utf8);
        Hash = HashOf(utf8);
    }

    public byte[] Utf8 { get; }

    public string Text { get; }

    public uint Hash { get; }

    public static uint HashOf(ReadOnlySpan<byte> utf8) => (uint)XxHash3.HashToUInt64(utf8);

    public static InternedName Of(ReadOnlySpan<byte> utf8)
    {
        if (SharedByBytes.TryGetValue(utf8, out var known))
            return known;
        var name = new InternedName(utf8);
        return Shared.Count < MaxShared ? Shared.GetOrAdd(name, name) : name;
    }

    public static InternedName Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>The same name for one question; whoever asks can pin nothing.</summary>
    public static InternedName Unshared(string text) => new(Encoding.UTF8.GetBytes(text));

    public bool Equals(InternedName? other) =>
        ReferenceEquals(this, other) || (other is not null && Hash == other.Hash && Utf8.AsSpan().SequenceEqual(other.Utf8));

    public override bool Equals(object? obj) => Equals(obj as InternedName);

    public override int GetHashCode() => (int)Hash;

    public override string ToString() => Text;

    private sealed class ByBytes : IEqualityComparer<InternedName>, IAlternateEqualityComparer<ReadOnlySpan<byte>, InternedName>
    {
        public bool Equals(InternedName? left, InternedName? right) => left!.Utf8.AsSpan().SequenceEqual(right!.Utf8);

        public int GetHashCode(InternedName name) => (int)name.Hash;

        public bool Equals(ReadOnlySpan<byte> utf8, InternedName name) => utf8.SequenceEqual(name.Utf8);

        public int GetHashCode(ReadOnlySpan<byte> utf8) => (int)HashOf(utf8);

        public InternedName Create(ReadOnlySpan<byte> utf8) => new(utf8);
    }
}
