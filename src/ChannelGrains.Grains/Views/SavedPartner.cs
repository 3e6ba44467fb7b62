using System.Buffers.Binary;

namespace ChannelGrains.Grains.Views;

/// <summary>Up to which version of its journal a partner's rows are saved, and of which months there are rows.</summary>
internal sealed record SavedPartner(long Version, int[] Months)
{
    public static readonly SavedPartner None = new(0, []);

    public byte[] Write()
    {
        var row = new byte[sizeof(long) + Months.Length * sizeof(int)];
        BinaryPrimitives.WriteInt64LittleEndian(row, Version);
        var at = sizeof(long);
        foreach (var month in Months)
        {
            BinaryPrimitives.WriteInt32LittleEndian(row.AsSpan(at), month);
            at += sizeof(int);
        }
        return row;
    }

    /// <summary>Reads a row; one that cannot be whole says nothing.</summary>
    public static SavedPartner Read(ReadOnlySpan<byte> row)
    {
        if (!IsWhole(row))
            return None;
        var months = new int[(row.Length - sizeof(long)) / sizeof(int)];
        for (var i = 0; i < months.Length; i++)
            months[i] = BinaryPrimitives.ReadInt32LittleEndian(row[(sizeof(long) + i * sizeof(int))..]);
        return new SavedPartner(VersionOf(row), months);
    }

    public static long VersionOf(ReadOnlySpan<byte> row) => IsWhole(row) ? BinaryPrimitives.ReadInt64LittleEndian(row) : 0;

    private static bool IsWhole(ReadOnlySpan<byte> row) => row.Length >= sizeof(long) && (row.Length - sizeof(long)) % sizeof(int) == 0;
}
