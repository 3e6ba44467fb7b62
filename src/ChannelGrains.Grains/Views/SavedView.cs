using System.Runtime.InteropServices;
using ChannelGrains.Domain.Views;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Views;

/// <summary>Brings a month's view back from the rows that were saved of it.</summary>
internal static class SavedView
{
    private const int RowsAtOnce = 4_096;

    /// <param name="store">Where the rows are.</param>
    /// <param name="month">In months since 1970-01.</param>
    /// <param name="ct">Gives up reading.</param>
    public static async Task<MonthView> ReadAsync(IJournalStore store, int month, CancellationToken ct)
    {
        var view = new MonthView();
        var prefix = ViewRows.MonthPrefix(month);
        ReadOnlyMemory<byte> after = default;
        IReadOnlyList<IndexEntry> rows;
        var update = new MonthUpdate(month);
        var cells = new List<ViewCell>();
        do
        {
            rows = await store.ScanRowsAsync(prefix, after, RowsAtOnce, ct);
            update.Clear();
            foreach (var row in rows)
                Add(row, update, cells);
            view.Apply(update);
            after = rows.Count > 0 ? rows[^1].Key : after;
            await Task.Yield(); // a month of many partners is not one long turn
        }
        while (rows.Count == RowsAtOnce);
        return view;
    }

    private static void Add(IndexEntry row, MonthUpdate update, List<ViewCell> cells)
    {
        cells.Clear();
        if (!ViewRow.TryRead(row.Value.Span, cells, out var version))
            return;
        var first = update.BeginPartner();
        foreach (ref readonly var cell in CollectionsMarshal.AsSpan(cells))
            update.Add(cell.Name, cell.Sum);
        update.EndPartner(ViewRows.PartnerOfMonthKey(row.Key.Span), 0, version, isWhole: true, first);
    }
}
