using System.Text;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Ingest;

/// <summary>The categories and regions that the transactions of one batch bring to their partner: each takes a place in its table when the batch is
/// folded, and none before.</summary>
public sealed class NewNames
{
    private readonly HashSet<string> _regions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _categories = new(StringComparer.Ordinal);
    private readonly List<(HashSet<string> Names, string Name)> _latest = [];

    /// <summary>Whether the partner's tables have places for the names of a transaction, beside those that came before it in the batch; if not,
    /// it brings none.</summary>
    public bool TryAdd(SalesBook book, ReadOnlySpan<byte> region, DecidedBatch batch, in BatchTransaction transaction)
    {
        _latest.Clear();
        var hasRoom = TryAdd(book.Regions, _regions, region);
        for (var line = 0; hasRoom && line < transaction.LineCount; line++)
            hasRoom = TryAdd(book.Categories, _categories, batch.Category(transaction.FirstLine + line));
        if (hasRoom)
            return true;
        foreach (var (names, name) in _latest)
            names.Remove(name);
        return false;
    }

    public void Clear()
    {
        _regions.Clear();
        _categories.Clear();
    }

    private bool TryAdd(NameTable table, HashSet<string> names, ReadOnlySpan<byte> utf8)
    {
        if (table.FindUsed(utf8) >= 0)
            return true;
        var name = Encoding.UTF8.GetString(utf8);
        if (names.Contains(name))
            return true;
        if (!table.HasRoomFor(names.Count + 1))
            return false;
        names.Add(name);
        _latest.Add((names, name));
        return true;
    }
}
