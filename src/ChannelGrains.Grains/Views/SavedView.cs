using System.Runtime.InteropServices;
using ChannelGrains.Domain.Views;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Views;

/// <summary>
/// Brings a month's view back: (1) from the rows that were saved of it; (2) where a scan ends at damage, from each partner's row by itself; (3) from
/// the journals of those whose row cannot be read.
/// </summary>
internal sealed class SavedView
{
    private const int RowsAtOnce = 4_096;
    private const int PartnersAtOnce = 1_024;

    private readonly IJournalStore _store;
    private readonly PartnerSections _sections;
    private readonly int _month;
    private readonly MonthUpdate _update;
    private readonly List<ViewCell> _cells = [];
    private readonly List<string> _unreadable = [];

    private SavedView(IJournalStore store, PartnerSections sections, int month) => (_store, _sections, _month, _update) = (store, sections, month, new MonthUpdate(month));

    public MonthView View { get; } = new();

    /// <summary>Partners whose rows could not be read, so that their journals were.</summary>
    public int Unreadable => _unreadable.Count;

    /// <param name="store">Where the rows are.</param>
    /// <param name="sections">What partners' journals hold.</param>
    /// <param name="month">In months since 1970-01.</param>
    /// <param name="ct">Gives up reading.</param>
    public static async Task<SavedView> ReadAsync(IJournalStore store, PartnerSections sections, int month, CancellationToken ct)
    {
        var saved = new SavedView(store, sections, month);
        try
        {
            await saved.ScanAsync(ct); // (1)
        }
        catch (JournalCorruptException damage) when (damage.IsDerived)
        {
            await saved.ReadOneByOneAsync(ct); // (2)
        }
        foreach (var partnerId in saved._unreadable) // (3)
            await saved.FoldAsync(partnerId, ct);
        return saved;
    }

    private async Task ScanAsync(CancellationToken ct)
    {
        var prefix = ViewRows.MonthPrefix(_month);
        ReadOnlyMemory<byte> after = default;
        IReadOnlyList<IndexEntry> rows;
        do
        {
            rows = await _store.ScanRowsAsync(prefix, after, RowsAtOnce, ct);
            _update.Clear();
            foreach (var row in rows)
                Add(ViewRows.PartnerOfMonthKey(row.Key.Span), row.Value.Span);
            View.Apply(_update);
            after = rows.Count > 0 ? rows[^1].Key : after;
            await Task.Yield(); // a month of many partners is not one long turn
        }
        while (rows.Count == RowsAtOnce);
    }

    private async Task ReadOneByOneAsync(CancellationToken ct)
    {
        IReadOnlyList<JournalName> names;
        var after = "";
        do
        {
            names = await _store.ListAsync(PartnerGrain.JournalPrefix, after, PartnersAtOnce, ct);
            _update.Clear();
            foreach (var name in names)
                await ReadOneAsync(name.Value[PartnerGrain.JournalPrefix.Length..], ct);
            View.Apply(_update);
            after = names.Count > 0 ? names[^1].Value : after;
            await Task.Yield();
        }
        while (names.Count == PartnersAtOnce);
    }

    private async Task ReadOneAsync(string partnerId, CancellationToken ct)
    {
        try
        {
            if (await _store.ReadRowAsync(ViewRows.MonthKey(_month, partnerId), ct) is { } row)
                Add(partnerId, row);
        }
        catch (JournalCorruptException damage) when (damage.IsDerived)
        {
            _unreadable.Add(partnerId);
        }
    }

    private async Task FoldAsync(string partnerId, CancellationToken ct)
    {
        var partner = _sections.Fold(await IdentityKeys.ReadAsync(_store) ?? default, partnerId);
        var journal = await _store.OpenAsync(partner.Journal, ct);
        var fold = new JournalFold(_store, partner, journal);
        await fold.ToAsync(journal.Version);
        _update.Clear();
        AddCells(partnerId, fold.Version, fold.Cells(_month).ToArray());
        View.Apply(_update);
    }

    private void Add(string partnerId, ReadOnlySpan<byte> row)
    {
        _cells.Clear();
        if (TryRead(row, out var version))
            AddCells(partnerId, version, CollectionsMarshal.AsSpan(_cells));
        else
            _unreadable.Add(partnerId);
    }

    private bool TryRead(ReadOnlySpan<byte> row, out long version)
    {
        try
        {
            return ViewRow.TryRead(row, _cells, out version);
        }
        catch (InvalidDataException)
        {
            version = 0;
            return false;
        }
    }

    private void AddCells(string partnerId, long version, ReadOnlySpan<ViewCell> cells)
    {
        var first = _update.BeginPartner();
        foreach (ref readonly var cell in cells)
            _update.Add(cell.Name, cell.Sum);
        _update.EndPartner(partnerId, 0, version, isWhole: true, first);
    }
}
