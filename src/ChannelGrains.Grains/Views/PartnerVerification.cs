using ChannelGrains.Domain.Views;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Views;

/// <summary>
/// Computes one partner's cells from its journal alone and compares them with its views. Steps: 1. the journal is folded from its first record to its
/// present end; 2. a view that shows just that is right; 3. another one is compared with the journal at the version that it shows, and 4. is given time
/// to be told the rest, and is then compared with the end.
/// </summary>
internal sealed class PartnerVerification(
    IGrainFactory grains, IJournalStore store, PartnerStateFold fold, TimeProvider time, IReadOnlyList<int>? months, ViewVerificationReport report)
{
    /// <summary>Time that a view has to show what is durable: a feed tells it in a fraction of that.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private readonly string _partnerId = fold.PartnerId;
    private int _cells;

    public async Task RunAsync()
    {
        // 1
        var opened = await store.OpenAsync(fold.Journal, CancellationToken.None);
        var end = new JournalFold(store, fold, opened);
        await end.ToAsync(opened.Version);
        var wasBehind = false;
        foreach (var month in months ?? await KnownMonthsAsync(end))
        {
            // 2
            var reading = await ReadAsync(month);
            _cells += reading.Cells.Count;
            if (Shows(reading, end.Cells(month)))
                continue;
            // 3
            var seen = new JournalFold(store, fold, opened);
            await seen.ToAsync(reading.Version);
            Compare(month, reading, seen);
            // 4
            if (reading.Version >= end.Version)
                continue;
            wasBehind = true;
            await WaitAsync(month, end);
        }
        report.OnPartner(_cells, wasBehind);
    }

    private async Task<IEnumerable<int>> KnownMonthsAsync(JournalFold end)
    {
        var saved = await SavedRows.PartnerAsync(store, _partnerId, CancellationToken.None);
        return end.Months.Union(saved.Months).ToList();
    }

    private async Task<PartnerReading> ReadAsync(int month) => await grains.GetGrain<ISalesViewGrain>(ViewRows.MonthId(month)).ReadPartner(_partnerId);

    private async Task WaitAsync(int month, JournalFold end)
    {
        var since = time.GetTimestamp();
        var reading = await ReadAsync(month);
        // A view that went on shows what was sold after the end.
        while (reading.Version < end.Version && !Shows(reading, end.Cells(month)))
        {
            if (time.GetElapsedTime(since) >= Patience)
            {
                Compare(month, reading, end);
                return;
            }
            await Task.Delay(Glance, time);
            reading = await ReadAsync(month);
        }
    }

    private static bool Shows(PartnerReading reading, IReadOnlyList<ViewCell> cells) => reading.Cells.ToHashSet().SetEquals(cells);

    private void Compare(int month, PartnerReading reading, JournalFold journalled)
    {
        var expected = journalled.Cells(month).ToDictionary(cell => cell.Name, cell => cell.Sum);
        var shown = reading.Cells.ToDictionary(cell => cell.Name, cell => cell.Sum);
        foreach (var name in expected.Keys.Union(shown.Keys))
        {
            var has = shown.TryGetValue(name, out var shownSum);
            var should = expected.TryGetValue(name, out var expectedSum);
            if (has != should || !shownSum.Equals(expectedSum))
                report.OnDifference(month, _partnerId, name, has ? shownSum : null, should ? expectedSum : null, journalled.Version, journalled.CurrencyCode);
        }
    }
}
