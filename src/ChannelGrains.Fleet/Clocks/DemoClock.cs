using System.Globalization;
using ChannelGrains.Fleet.Patterns;

namespace ChannelGrains.Fleet.Clocks;

/// <summary>The clock of the demo's server: it stands where the story is and never goes back, so that the server judges of the story's today; once the story has reached now it is the
/// system's. It is kept in a file of the data directory, from which the next start goes on. Timers and time stamps are the system's.</summary>
public sealed class DemoClock : TimeProvider
{
    private const string FileName = "demo.clock", Format = "O";

    private static readonly TimeSpan WriteEvery = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _time;
    private readonly string? _path;
    private long _behind;
    private DateTimeOffset _written;

    /// <param name="start">Where it stands at first; not after now.</param>
    /// <param name="path">The file that keeps it; null for none.</param>
    /// <param name="time">The system's clock.</param>
    private DemoClock(DateTimeOffset start, string? path, TimeProvider time)
    {
        (_time, _path) = (time, path);
        _behind = Behind(start).Ticks;
    }

    /// <summary>That of a server without a demo yet, whose story begins on a day.</summary>
    /// <param name="from">First business day of the story; null is two to three months before today.</param>
    /// <param name="time">The system's clock.</param>
    public static DemoClock Of(DateOnly? from, TimeProvider time) => new(Start(from, time), null, time);

    /// <summary>That of a data directory: where it stood last, or, where there is none, as <see cref="Of"/>.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static DemoClock Open(string directory, DateOnly? from, TimeProvider time)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            return new DemoClock(Start(from, time), path, time);
        return DateTimeOffset.TryParseExact(File.ReadAllText(path), Format, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var last)
            ? new DemoClock(last, path, time)
            : throw new InvalidDataException($"{path} says no time. Choose another directory with --data, or delete this one.");
    }

    public override DateTimeOffset GetUtcNow() => _time.GetUtcNow() - TimeSpan.FromTicks(Volatile.Read(ref _behind));

    /// <summary>Moves on to a time of the story; one that it has passed is passed over. Only the fleet calls it, one call after the other.</summary>
    internal void MoveTo(DateTimeOffset now)
    {
        Volatile.Write(ref _behind, Math.Min(_behind, Behind(now).Ticks));
        var shown = GetUtcNow();
        if (_path is null || shown - _written < WriteEvery)
            return;
        // A kill leaves the file as it was or as it is to be.
        File.WriteAllText(_path + ".new", shown.ToUniversalTime().ToString(Format, CultureInfo.InvariantCulture));
        File.Move(_path + ".new", _path, overwrite: true);
        _written = shown;
    }

    private TimeSpan Behind(DateTimeOffset now)
    {
        var behind = _time.GetUtcNow() - now;
        return behind > TimeSpan.Zero ? behind : TimeSpan.Zero;
    }

    private static DateTimeOffset Start(DateOnly? from, TimeProvider time) =>
        BeijingTime.StartOf((from ?? Story.FirstDayFor(BeijingTime.DayOf(time.GetUtcNow()))).AddDays(Story.TakenOverDay));
}
