using System.Collections.Concurrent;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Views;

/// <summary>
/// Brings views back from what is saved. While the server starts, it reads the latest month of each part that has months, which is mostly the view that
/// catches up: its first activation takes it. What is saved after it was read is told to that activation too, as this process is the only one that saves;
/// where it is not, nothing is read ahead.
/// </summary>
internal sealed class SavedViews(IJournals journals, IJournalRows rows, SiloShare silos, PartnerSections sections, FeedParts feedParts, PartnerParts parts)
{
    private const int PartnersAsked = 4_096; // for their latest month

    private Task<ConcurrentDictionary<ViewId, Task<SavedView>>>? _ahead;

    /// <summary>Begins to read ahead; called once, before there are grains.</summary>
    public void ReadAhead() => _ahead = silos.IsShared ? null : Task.Run(ReadAheadAsync);

    /// <summary>Whether other processes save too, so that what was read may be behind.</summary>
    public bool AreShared => silos.IsShared;

    /// <summary>See <see cref="SiloShare.Stamp"/>.</summary>
    public ulong Silos => silos.Stamp;

    /// <summary>Lets go of views that nobody took.</summary>
    public void ForgetAhead() => _ahead = null;

    /// <summary>A view; the caller owns it.</summary>
    public async Task<SavedView> ReadAsync(ViewId view, CancellationToken cancellationToken) =>
        _ahead is { } reading && (await reading).TryRemove(view, out var ahead)
            ? await ahead
            : await SavedView.ReadAsync(journals, rows, sections, parts.Of(view), view.Number, cancellationToken);

    /// <summary>Has a view take what was saved and it does not know. On its grain's scheduler.</summary>
    public Task ReadAgainAsync(ViewId view, LiveView into, CancellationToken cancellationToken) =>
        SavedView.ReadAsync(journals, rows, sections, parts.Of(view), view.Number, into, cancellationToken);

    private async Task<ConcurrentDictionary<ViewId, Task<SavedView>>> ReadAheadAsync()
    {
        IReadOnlyList<IndexEntry> partners;
        try
        {
            partners = await rows.ScanRowsAsync(FeedRows.PartnerPrefix, default, PartnersAsked, CancellationToken.None);
        }
        catch (JournalCorruptException exception) when (exception.IsDerived)
        {
            return [];
        }
        var latest = partners.SelectMany(row => SavedPartner.Read(row.Value.Span, feedParts).Views)
            .Where(view => feedParts.Find(view.Part) is { IsByMonth: true })
            .GroupBy(view => view.Part, (part, views) => new ViewId(part, views.Max(view => view.Number)));
        return new(latest.Select(view => KeyValuePair.Create(view, SavedView.ReadAsync(journals, rows, sections, parts.Of(view), view.Number, CancellationToken.None))));
    }
}
