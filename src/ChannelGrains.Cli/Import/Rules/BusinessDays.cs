using Google.Protobuf.WellKnownTypes;
using NodaTime;

namespace ChannelGrains.Cli.Import;

/// <summary>
/// Makes the bare dates of a file the business days of a partner, whatever zone the mapping names: a date is sent as noon in the zone in
/// which it was read, so that it stays the same when the partner's zone is corrected, unless that is another day in the partner's zone; then
/// as noon there. For one zone of partners; not thread-safe.
/// </summary>
/// <param name="read">The zone in which the dates were read.</param>
/// <param name="partner">The partner's zone.</param>
internal sealed class BusinessDays(DateTimeZone read, DateTimeZone partner)
{
    private readonly Dictionary<long, (Timestamp Noon, bool Differs)> _days = [];

    /// <summary>Rows whose business day would have been another one at noon of the zone in which they were read.</summary>
    public long Differing { get; private set; }

    /// <summary>The instant that stands for the date.</summary>
    /// <param name="noon">Noon of the date in the zone in which it was read.</param>
    public Timestamp Noon(Timestamp noon)
    {
        if (!_days.TryGetValue(noon.Seconds, out var day))
        {
            var instant = Instant.FromUnixTimeSeconds(noon.Seconds);
            var date = instant.InZone(read).Date;
            var differs = instant.InZone(partner).Date != date;
            var moved = date.At(LocalTime.Noon).InZoneLeniently(partner).ToInstant();
            day = (differs ? new Timestamp { Seconds = moved.ToUnixTimeSeconds() } : noon, differs);
            _days.Add(noon.Seconds, day);
        }

        Differing += day.Differs ? 1 : 0;
        return day.Noon;
    }
}
