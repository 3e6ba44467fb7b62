using ChannelGrains.Domain.Calendars;
using ChannelGrains.Grains.Programmes;

namespace ChannelGrains.Gateway.Partners;

/// <summary>The programme's calendar for reading periods, read again every few seconds and after each change through this gateway.</summary>
internal sealed class ProgrammeReader(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(5);

    private sealed record Known(CalendarRules Calendar, long ReadAt);

    private Known? _known;

    public IProgrammeGrain Grain => grains.GetGrain<IProgrammeGrain>(ProgrammeKeys.Programme);

    public ValueTask<CalendarRules> GetCalendarAsync() =>
        _known is { } known && time.GetElapsedTime(known.ReadAt) < Refresh ? ValueTask.FromResult(known.Calendar) : ReadAsync();

    public void Forget() => _known = null;

    private async ValueTask<CalendarRules> ReadAsync()
    {
        var readAt = time.GetTimestamp();
        var calendar = (await Grain.Read()).Calendar;
        _known = new Known(calendar, readAt);
        return calendar;
    }
}
