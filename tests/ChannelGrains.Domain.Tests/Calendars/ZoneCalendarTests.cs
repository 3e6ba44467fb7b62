using ChannelGrains.Domain.Calendars;
using CsCheck;
using NodaTime;
using Xunit;

namespace ChannelGrains.Domain.Tests.Calendars;

public sealed class ZoneCalendarTests
{
    private static readonly string[] Zones =
    [
        "Asia/Shanghai", "America/Chicago", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo",
        "Asia/Kathmandu", "Africa/Casablanca", "Pacific/Kiritimati", "UTC",
    ];

    private const long Hour = 3_600_000_000;

    [Fact]
    public void DayOf_AnyInstantInAnyOrder_IsNodasLocalDate()
    {
        var instants = Gen.Long[-2_000_000_000_000_000, 4_000_000_000_000_000];
        Gen.Int[0, Zones.Length - 1].Select(i => Zones[i]).Select(instants.Array[1, 40]).Sample((id, micros) =>
        {
            var calendar = Calendar(id);
            Assert.All(micros, at => Assert.Equal(NodasDay(id, at), calendar.DayOf(at)));
        });
    }

    [Fact]
    public void DayOf_AroundEveryChangeOfTheClock_IsNodasLocalDate()
    {
        foreach (var id in Zones)
        {
            var calendar = Calendar(id);
            var intervals = DateTimeZoneProviders.Tzdb[id].GetZoneIntervals(Instant.FromUtc(1970, 1, 1, 0, 0), Instant.FromUtc(2040, 1, 1, 0, 0));
            foreach (var change in intervals.Where(i => i.HasStart).Select(i => i.Start.ToUnixTimeTicks() / 10))
                foreach (var offset in (long[])[-24 * Hour, -Hour, -1, 0, 1, Hour, 24 * Hour])
                    Assert.Equal(NodasDay(id, change + offset), calendar.DayOf(change + offset));
        }
    }

    [Theory]
    [InlineData("America/Chicago", "2026-03-08", 23)] // spring forward
    [InlineData("America/Chicago", "2026-11-01", 25)] // fall back
    [InlineData("America/Chicago", "2026-06-01", 24)]
    [InlineData("Asia/Shanghai", "2026-03-08", 24)]
    [InlineData("America/Sao_Paulo", "2018-11-04", 23)] // midnight itself is skipped
    public void StartOf_NextDayLessThisDay_IsTheDaysLength(string id, string text, int hours)
    {
        var calendar = Calendar(id);
        var day = BusinessDay.Parse(text);
        var start = calendar.StartOf(day);
        Assert.Equal(hours * Hour, calendar.StartOf(day.AddDays(1)) - start);
        Assert.Equal((day.AddDays(-1), day), (calendar.DayOf(start - 1), calendar.DayOf(start)));
    }

    [Fact]
    public void StartOf_DayThatTheZoneSkipped_IsTheMomentOfTheJump()
    {
        var apia = Calendar("Pacific/Apia"); // went from 2011-12-29 to 2011-12-31
        Assert.Equal(apia.StartOf(BusinessDay.Parse("2011-12-31")), apia.StartOf(BusinessDay.Parse("2011-12-30")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Mars/Olympus")]
    [InlineData("asia/shanghai")]
    [InlineData("UTC+08:00")]
    [InlineData("UTC-8")]
    public void TryCreate_NoIanaId_IsFalse(string id) => Assert.False(ZoneCalendar.TryCreate(id, out _));

    [Fact]
    public void TryCreate_SameZone_IsShared() => Assert.Same(Calendar("Asia/Shanghai"), Calendar("Asia/Shanghai"));

    [Fact]
    public void DayOf_KnownOffsets_AllocatesNothing()
    {
        var calendar = Calendar("America/Denver"); // no other test's: calendars are shared
        var change = new DateTimeOffset(2026, 3, 8, 9, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() * 1_000;
        int Days()
        {
            var sum = 0;
            for (var i = 0; i < 1_000; i++)
                sum += calendar.DayOf(change + (i % 2 == 0 ? -1 : 1)).DaysSinceEpoch;
            return sum;
        }

        Days();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Days();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static ZoneCalendar Calendar(string id)
    {
        Assert.True(ZoneCalendar.TryCreate(id, out var calendar));
        return calendar;
    }

    private static BusinessDay NodasDay(string id, long unixMicros)
    {
        var date = Instant.FromUnixTimeTicks(unixMicros * 10).InZone(DateTimeZoneProviders.Tzdb[id]).Date;
        return BusinessDay.Of(date.Year, date.Month, date.Day);
    }
}
