using ChannelGrains.Domain.Views;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Views;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Verification;

/// <summary>The rows in which one partner's months are saved for the views, all as of one version.</summary>
internal sealed class SavedRows
{
    private const int Attempts = 20;

    private readonly Dictionary<int, IReadOnlyList<ViewCell>?> _months = [];

    private SavedRows(long version) => Version = version;

    public long Version { get; }

    /// <summary>Reads them; null when there are none, or when they were saved anew each time that they were read.</summary>
    public static async ValueTask<SavedRows?> ReadAsync(IJournalRows saved, string partnerId, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await ReadPartnerAsync(saved, partnerId, cancellationToken) is not { } before)
                return null;
            var rows = new SavedRows(before.Version);
            foreach (var month in before.Months)
                rows._months.Add(month, Read(await saved.ReadRowAsync(ViewRows.MonthKey(month, partnerId), cancellationToken)));
            // All rows of a partner are written together with its version.
            if (await ReadPartnerAsync(saved, partnerId, cancellationToken) is { } after && after.Version == before.Version)
                return rows;
        }
        return null;
    }

    /// <summary>What they say that the partner's state does not.</summary>
    public IEnumerable<string> Differences(FoldedPartner state)
    {
        if (state.Life is not { } life)
            return [];
        return _months.Keys.Union(state.Sales.Months).Order().SelectMany(month => Differences(month, PartnerCells.Of(month, state.Sales, life)));
    }

    private IEnumerable<string> Differences(int month, IReadOnlyList<ViewCell> expected)
    {
        if (!_months.TryGetValue(month, out var saved))
            return expected.Count == 0 ? [] : [$"{ViewRows.MonthId(month)} has no row"];
        if (saved is null)
            return [$"the row of {ViewRows.MonthId(month)} is missing or of another format"];
        var journalled = expected.ToDictionary(cell => cell.Name, cell => cell.Sum);
        var shown = saved.ToDictionary(cell => cell.Name, cell => cell.Sum);
        return journalled.Keys.Union(shown.Keys)
            .Where(name => !journalled.TryGetValue(name, out var should) || !shown.TryGetValue(name, out var has) || !has.Equals(should))
            .Select(name => $"{ViewRows.MonthId(month)}, {name.Region.Text}, {name.Category.Text}: gross less returns is "
                + $"{Net(shown, name)} micros, and {Net(journalled, name)} by the journal");
    }

    private static string Net(Dictionary<ViewCellName, Domain.Sales.CellSum> cells, ViewCellName name) =>
        cells.TryGetValue(name, out var sum) ? $"{sum.Gross - sum.Returns} of {sum.Transactions} transactions" : "not there";

    private static async ValueTask<SavedPartner?> ReadPartnerAsync(IJournalRows saved, string partnerId, CancellationToken cancellationToken) =>
        await saved.ReadRowAsync(ViewRows.PartnerKey(partnerId), cancellationToken) is { } row ? SavedPartner.Read(row) : null;

    private static List<ViewCell>? Read(byte[]? row)
    {
        List<ViewCell> cells = [];
        return row is not null && ViewRow.TryRead(row, cells, out _) ? cells : null;
    }
}
