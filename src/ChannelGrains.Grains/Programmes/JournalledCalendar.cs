using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Selling;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Programmes;

/// <summary>The programme's calendar as its journal gives it, for what is computed without its grain. Safe for several threads.</summary>
internal sealed class JournalledCalendar
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private FoldedJournal<ProgrammeState>? _folded;

    public async ValueTask<CalendarRules> ReadAsync(IJournals journals, CancellationToken cancellationToken) =>
        (await FoldAsync(journals, cancellationToken)).Calendar;

    /// <summary>The selling days of all regions, and the version of the programme's journal that they are as of.</summary>
    public async ValueTask<(SellingCalendar Days, long Version)> ReadSellingDaysAsync(IJournals journals, CancellationToken cancellationToken)
    {
        var (_, days, version) = await FoldAsync(journals, cancellationToken);
        return (days, version);
    }

    private async ValueTask<(CalendarRules Calendar, SellingCalendar Days, long Version)> FoldAsync(IJournals journals, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var fold = new ProgrammeFold();
            var journal = await journals.OpenAsync(fold.Journal, cancellationToken);
            if (_folded is null || _folded.Version > journal.Version)
                _folded = new(journals, journal, fold);
            await _folded.ToAsync(journal.Version, cancellationToken);
            return (_folded.State.Programme.Calendar, _folded.State.SellingDays, _folded.Version);
        }
        catch
        {
            _folded = null;
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }
}
