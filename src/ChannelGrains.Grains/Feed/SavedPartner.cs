using System.Buffers.Binary;
using ChannelGrains.Domain.Feed;

namespace ChannelGrains.Grains.Feed;

/// <summary>What is saved of a partner.</summary>
/// <param name="Version">The version of its journal that its rows show.</param>
/// <param name="Views">The views of which there are rows.</param>
/// <param name="Parts">The parts of the feed that were saved in the formats that they have now.</param>
/// <param name="IsCurrent">Whether these are all.</param>
/// <remarks>Layout, little-endian: the version; the number of parts as a byte; of each part its space and format; of each view the space of its part and its number.</remarks>
internal sealed record SavedPartner(long Version, ViewId[] Views, IReadOnlyList<FeedPart> Parts, bool IsCurrent)
{
    private const int PartsAt = sizeof(long) + 1, PartBytes = 2, ViewBytes = 1 + sizeof(int);

    public static readonly SavedPartner None = new(0, [], [], false);

    /// <summary>Writes a row, of the parts whose rows are all there.</summary>
    public static byte[] Write(long version, IReadOnlyList<ViewId> views, IReadOnlyList<FeedPart> parts)
    {
        var row = new byte[PartsAt + parts.Count * PartBytes + views.Count * ViewBytes];
        BinaryPrimitives.WriteInt64LittleEndian(row, version);
        row[sizeof(long)] = (byte)parts.Count;
        var at = PartsAt;
        foreach (var part in parts)
        {
            (row[at], row[at + 1]) = (part.Space, part.Format);
            at += PartBytes;
        }
        foreach (var view in views)
        {
            row[at] = view.Part;
            BinaryPrimitives.WriteInt32LittleEndian(row.AsSpan(at + 1), view.Number);
            at += ViewBytes;
        }
        return row;
    }

    /// <summary>Reads a row; one that cannot be whole says nothing.</summary>
    public static SavedPartner Read(ReadOnlySpan<byte> row, FeedParts parts)
    {
        if (!IsWhole(row))
            return None;
        var listed = row[ViewsAt(row)..];
        var views = new ViewId[listed.Length / ViewBytes];
        for (var i = 0; i < views.Length; i++)
            views[i] = new ViewId(listed[i * ViewBytes], BinaryPrimitives.ReadInt32LittleEndian(listed[(i * ViewBytes + 1)..]));
        List<FeedPart> saved = [];
        foreach (var part in parts.All)
            if (Has(row, part))
                saved.Add(part);
        return new SavedPartner(VersionOf(row), views, saved, saved.Count == parts.All.Count);
    }

    public static long VersionOf(ReadOnlySpan<byte> row) => IsWhole(row) ? BinaryPrimitives.ReadInt64LittleEndian(row) : 0;

    /// <summary>See <see cref="IsCurrent"/>.</summary>
    public static bool IsCurrentIn(ReadOnlySpan<byte> row, FeedParts parts)
    {
        if (!IsWhole(row))
            return false;
        foreach (var part in parts.All)
            if (!Has(row, part))
                return false;
        return true;
    }

    private static bool Has(ReadOnlySpan<byte> row, FeedPart part)
    {
        for (var saved = row[PartsAt..ViewsAt(row)]; !saved.IsEmpty; saved = saved[PartBytes..])
            if (saved[0] == part.Space)
                return saved[1] == part.Format;
        return false;
    }

    private static int ViewsAt(ReadOnlySpan<byte> row) => PartsAt + row[sizeof(long)] * PartBytes;

    private static bool IsWhole(ReadOnlySpan<byte> row) => row.Length >= PartsAt && row.Length >= ViewsAt(row) && (row.Length - ViewsAt(row)) % ViewBytes == 0;
}
