using System.Buffers.Binary;

namespace ChannelGrains.Grains.Views;

/// <summary>Up to which version of its journal a partner's rows are saved, and of which months there are rows.</summary>
internal sealed record SavedPartner(long Version, IReadOnlySet<int> Months)
{
    public static readonly SavedPartner None = new(0, new HashSet<int>());

    public byte[] Write()
    {
        var row = new byte[sizeof(long) + Months.Count * sizeof(int)];
        BinaryPrimitives.WriteInt64LittleEndian(row, Version);
        var at = sizeof(long);
        foreach (var month in Months)
        {
            BinaryPrimitives.WriteInt32LittleEndian(row.AsSpan(at), month);
            at += sizeof(int);
        }
        return row;
    }

    public static SavedPartner Read(ReadOnlySpan<byte> row)
    {
        var months = new HashSet<int>();
        for (var at = sizeof(long); at < row.Length; at += sizeof(int))
            months.Add(BinaryPrimitives.ReadInt32LittleEndian(row[at..]));
        return new SavedPartner(VersionOf(row), months);
    }

    public static long VersionOf(ReadOnlySpan<byte> row) => BinaryPrimitives.ReadInt64LittleEndian(row);
}
