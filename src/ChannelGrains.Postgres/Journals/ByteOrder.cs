namespace ChannelGrains.Postgres.Journals;

/// <summary>Keys in the order of their bytes, as the database has them.</summary>
internal sealed class ByteOrder : IComparer<byte[]>
{
    public static readonly ByteOrder Instance = new();

    public int Compare(byte[]? left, byte[]? right) => left.AsSpan().SequenceCompareTo(right);

    /// <summary>The first key behind all that start with a prefix; null where there is none.</summary>
    public static byte[]? Behind(ReadOnlySpan<byte> prefix)
    {
        var length = prefix.Length;
        while (length > 0 && prefix[length - 1] == byte.MaxValue)
            length--;
        if (length == 0)
            return null;
        var behind = prefix[..length].ToArray();
        behind[^1]++;
        return behind;
    }
}
