namespace ChannelGrains.Benchmarks.Peers;

/// <summary>Days since 1970-01-01.</summary>
internal static class UnixDay
{
    private static readonly DateOnly First = DateOnly.FromDateTime(DateTime.UnixEpoch);

    public static int Of(DateOnly date) => date.DayNumber - First.DayNumber;

    public static DateOnly ToDate(int day) => First.AddDays(day);
}
