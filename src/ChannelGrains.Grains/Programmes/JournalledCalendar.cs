using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Selling;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Programmes;

/// <summary>The programme's calendar as its journal gives it, for what is computed without its grain.</summary>
internal sealed class JournalledCalendar
{
    private readonly JournalledState<ProgrammeState> _state = new(() => new ProgrammeFold());

    public ValueTask<CalendarRules> ReadAsync(IJournals journals, CancellationToken cancellationToken) =>
        _state.ReadAsync(journals, (state, _) => state.Programme.Calendar, cancellationToken);

    /// <summary>The selling days of all regions, and the version of the programme's journal that they are as of.</summary>
    public ValueTask<(SellingCalendar Days, long Version)> ReadSellingDaysAsync(IJournals journals, CancellationToken cancellationToken) =>
        _state.ReadAsync(journals, (state, version) => (state.SellingDays, version), cancellationToken);
}
