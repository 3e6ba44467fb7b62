using ChannelGrains.Domain.Feed;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Views;

/// <summary>
/// Brings a view back: (1) from the rows that were saved of it; (2) where a scan ends at damage, from each partner's row by itself; (3) from
/// the journals of those whose row cannot be read.
/// </summary>
internal sealed class SavedView
{
    private const int RowsAtOnce = 4_096;
    private const int PartnersAtOnce = 1_024;

    private readonly IJournals _journals;
    private readonly IJournalRows _rows;
    private readonly PartnerSections _sections;
    private readonly PartnerPart _part;
    private readonly ViewId _id;
    private readonly ViewUpdate _update;
    private readonly List<string> _unreadable = [];

    private SavedView(IJournals journals, IJournalRows rows, PartnerSections sections, PartnerPart part, int number, LiveView view)
    {
        (_journals, _rows, _sections, _part, _id) = (journals, rows, sections, part, new ViewId(part.Space, number));
        _update = part.NewUpdate(number);
        View = view;
    }

    public LiveView View { get; }

    /// <summary>Partners whose rows could not be read, so that their journals were.</summary>
    public int Unreadable => _unreadable.Count;

    /// <param name="journals">Where those are read whose rows cannot be.</param>
    /// <param name="rows">Where the rows are.</param>
    /// <param name="sections">What partners' journals hold.</param>
    /// <param name="part">The view's part.</param>
    /// <param name="view">Its number.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    public static Task<SavedView> ReadAsync(
        IJournals journals, IJournalRows rows, PartnerSections sections, PartnerPart part, int view, CancellationToken cancellationToken) =>
        ReadAsync(journals, rows, sections, part, view, part.NewView(), cancellationToken);

    /// <summary>Likewise, into a view that is told things meanwhile on the scheduler of the caller: it takes what it does not know.</summary>
    public static async Task<SavedView> ReadAsync(
        IJournals journals, IJournalRows rows, PartnerSections sections, PartnerPart part, int number, LiveView view, CancellationToken cancellationToken)
    {
        var saved = new SavedView(journals, rows, sections, part, number, view);
        try
        {
            await saved.ScanAsync(cancellationToken); // (1)
        }
        catch (JournalCorruptException exception) when (exception.IsDerived)
        {
            await saved.ReadOneByOneAsync(cancellationToken); // (2)
        }
        if (saved.Unreadable > 0)
            await saved.FoldAsync(cancellationToken); // (3)
        return saved;
    }

    private async Task ScanAsync(CancellationToken cancellationToken)
    {
        var prefix = FeedRows.ViewPrefix(_id);
        ReadOnlyMemory<byte> after = default;
        IReadOnlyList<IndexEntry> rows;
        do
        {
            rows = await _rows.ScanRowsAsync(prefix, after, RowsAtOnce, cancellationToken);
            _update.Clear();
            foreach (var row in rows)
                Add(FeedRows.PartnerOfViewKey(row.Key.Span), row.Value.Span);
            View.Apply(_update);
            after = rows.Count > 0 ? rows[^1].Key : after;
            await Task.Yield(); // a view of many partners is not one long turn
        }
        while (rows.Count == RowsAtOnce);
    }

    private async Task ReadOneByOneAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<JournalName> names;
        var after = "";
        do
        {
            names = await _journals.ListAsync(JournalNames.Partner, after, PartnersAtOnce, cancellationToken);
            _update.Clear();
            foreach (var name in names)
                await ReadOneAsync(name.Value[JournalNames.Partner.Length..], cancellationToken);
            View.Apply(_update);
            after = names.Count > 0 ? names[^1].Value : after;
            await Task.Yield();
        }
        while (names.Count == PartnersAtOnce);
    }

    private async Task ReadOneAsync(string partnerId, CancellationToken cancellationToken)
    {
        try
        {
            if (await _rows.ReadRowAsync(FeedRows.ViewKey(_id, partnerId), cancellationToken) is { } row)
                Add(partnerId, row);
        }
        catch (JournalCorruptException exception) when (exception.IsDerived)
        {
            _unreadable.Add(partnerId);
        }
    }

    private async Task FoldAsync(CancellationToken cancellationToken)
    {
        var key = await IdentityKeys.ReadAsync(_journals) ?? default;
        foreach (var partnerId in _unreadable)
            await FoldAsync(_sections.Fold(key, partnerId), cancellationToken);
    }

    private async Task FoldAsync(PartnerStateFold partner, CancellationToken cancellationToken)
    {
        var journal = await _journals.OpenAsync(partner.Journal, cancellationToken);
        var folded = new FoldedJournal<FoldedPartner>(_journals, journal, partner);
        await folded.ToAsync(journal.DurableVersion, cancellationToken);
        if (folded.State.Life is null)
            return;
        await _part.PrepareAsync(folded.State, _journals, journal, cancellationToken);
        _update.Clear();
        _part.Read(_id.Number, folded.Version, folded.State).Tell(partner.PartnerId, folded.Version, _update);
        View.Apply(_update);
    }

    private void Add(string partnerId, ReadOnlySpan<byte> row)
    {
        if (!TryAdd(partnerId, row))
            _unreadable.Add(partnerId);
    }

    private bool TryAdd(string partnerId, ReadOnlySpan<byte> row)
    {
        try
        {
            return _part.TryAdd(row, partnerId, _update);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
