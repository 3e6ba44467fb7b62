using ChannelGrains.Domain.Feed;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Views;

/// <summary>
/// Computes one partner's cells from its journal alone and compares them with its views. Steps: 1. the journal is folded from its first record to its
/// present end; 2. a view that shows just that is right; 3. another one is compared with the journal at the version that it shows, and 4. is given time
/// to be told the rest, and is then compared with the end.
/// </summary>
internal sealed class PartnerVerification(
    IGrainFactory grains, IJournals journals, IJournalRows rows, FeedParts feedParts, PartnerParts parts, PartnerStateFold fold, TimeProvider time, IReadOnlyList<int>? months, ViewFindings findings)
{
    /// <summary>Time that a view has to show what is durable: a feed tells it in a fraction of that.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private readonly string _partnerId = fold.PartnerId;
    private JournalRef _journal = null!; // opened first
    private int _cells;
    private bool _wasBehind;

    public async Task RunAsync()
    {
        // 1
        _journal = await journals.OpenAsync(fold.Journal, CancellationToken.None);
        var end = new JournalledCells(journals, parts, fold, _journal);
        await end.ToAsync(_journal.DurableVersion);
        var saved = await SavedRows.PartnerAsync(rows, _partnerId, feedParts, CancellationToken.None);
        foreach (var part in parts.All.Where(part => months is null || part.IsByMonth))
            foreach (var view in months ?? [.. end.Views(part).Union(saved.Views.Where(view => view.Part == part.Space).Select(view => view.Number))])
                await VerifyAsync(part, view, end);
        findings.OnPartner(_cells, _wasBehind);
    }

    private async Task VerifyAsync(PartnerPart part, int view, JournalledCells end)
    {
        // 2
        var reading = await ReadAsync(part, view);
        _cells += reading.CellCount;
        if (Shows(reading, part, view, end))
            return;
        // 3
        var seen = new JournalledCells(journals, parts, fold, _journal);
        await seen.ToAsync(reading.Version);
        Compare(reading, part, view, seen);
        // 4
        if (reading.Version >= end.Version)
            return;
        _wasBehind = true;
        await WaitAsync(part, view, end);
    }

    private async Task<PartnerReading> ReadAsync(PartnerPart part, int view) => await part.Grain(grains, part.KeyOf(view)).ReadPartner(_partnerId);

    private async Task WaitAsync(PartnerPart part, int view, JournalledCells end)
    {
        var since = time.GetTimestamp();
        var reading = await ReadAsync(part, view);
        // A view that went on shows what came after the end.
        while (reading.Version < end.Version && !Shows(reading, part, view, end))
        {
            if (time.GetElapsedTime(since) >= Patience)
            {
                Compare(reading, part, view, end);
                return;
            }
            await Task.Delay(Glance, time);
            reading = await ReadAsync(part, view);
        }
    }

    private static bool Shows(PartnerReading reading, PartnerPart part, int view, JournalledCells journalled) => reading.DifferencesTo(journalled.Read(part, view)).Count == 0;

    private void Compare(PartnerReading reading, PartnerPart part, int view, JournalledCells journalled)
    {
        foreach (var cell in reading.DifferencesTo(journalled.Read(part, view)))
            findings.OnDifference(new ViewDifference(part.Name, part.KeyOf(view), _partnerId, journalled.Version, journalled.CurrencyCode, cell));
    }
}
