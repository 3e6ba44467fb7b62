using Google.Protobuf.WellKnownTypes;
using NodaTime;

namespace ChannelGrains.Cli.Import;

/// <summary>
/// Turns the bare dates of a file into noon of that day in a partner's zone, so that the date is the partner's business day whatever zone
/// the mapping names. For one zone of partners; not thread-safe.
/// </summary>
/// <param name="read">The zone in which the dates were read.</param>
/// <param name="partner">The partner's zone.</param>
internal sealed class BusinessDays(DateTimeZone read, DateTimeZone partner)
{
    private readonly Dictionary<long, (Timestamp Noon, bool Differs)> _days = [];

    /// <summary>The partner's zone.</summary>
    public string Zone => partner.Id;

    /// <summary>Rows whose business day would have been another one at noon of the zone in which they were read.</summary>
    public long Differing { get; private set; }

    /// <summary>Noon of the date in the partner's zone.</summary>
    /// <param name="noon">Noon of the date in the zone in which it was read.</param>
    public Timestamp Noon(Timestamp noon)
    {
        if (!_days.TryGetValue(noon.Seconds, out var day))
        {
            var instant = Instant.FromUnixTimeSeconds(noon.Seconds);
            var date = instant.InZone(read).Date;
            var moved = date.At(LocalTime.Noon).InZoneLeniently(partner).ToInstant();
            day = (new Timestamp { Seconds = moved.ToUnixTimeSeconds() }, instant.InZone(partner).Date != date);
            _days.Add(noon.Seconds, day);
        }

        Differing += day.Differs ? 1 : 0;
        return day.Noon;
    }
}
