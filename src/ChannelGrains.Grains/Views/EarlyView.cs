using ChannelGrains.Domain.Views;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Views;

/// <summary>
/// Reads the view of the latest month while the server starts, which is mostly the one that catches up: its first activation takes it. What is saved
/// after it was read is told to that activation too, as this process is the only one that saves.
/// </summary>
internal sealed class EarlyView(IJournalStore store, PartnerSections sections)
{
    private const int PartnersAsked = 4_096; // for their latest month

    private Task<Reading?>? _reading;

    /// <summary>Begins to read; called once, before there are grains.</summary>
    public void Start() => _reading = Task.Run(ReadAsync);

    /// <summary>The view of a month, if it is that and was not taken before; the caller owns it.</summary>
    public async Task<SavedView?> TakeAsync(int month)
    {
        if (_reading is not { } started || await started is not { } reading || reading.Month != month || Interlocked.Exchange(ref _reading, null) is null)
            return null;
        return await reading.View;
    }

    /// <summary>Lets go of a view that nobody took.</summary>
    public void Drop() => Interlocked.Exchange(ref _reading, null);

    private async Task<Reading?> ReadAsync()
    {
        IReadOnlyList<IndexEntry> partners;
        try
        {
            partners = await store.ScanRowsAsync(ViewRows.PartnerPrefix, default, PartnersAsked, CancellationToken.None);
        }
        catch (JournalCorruptException damage) when (damage.IsDerived)
        {
            return null;
        }
        var months = partners.SelectMany(row => SavedPartner.Read(row.Value.Span).Months).ToHashSet();
        return months.Count > 0 ? new Reading(months.Max(), SavedView.ReadAsync(store, sections, months.Max(), CancellationToken.None)) : null;
    }

    private sealed record Reading(int Month, Task<SavedView> View);
}
