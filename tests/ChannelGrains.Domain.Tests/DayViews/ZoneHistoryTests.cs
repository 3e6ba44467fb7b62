using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.DayViews;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Tests.Partners;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.DayViews;

public sealed class ZoneHistoryTests
{
    private static readonly string[] Zones = ["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Australia/Lord_Howe"];

    private static readonly BusinessDay First = BusinessDay.Parse("2026-03-01");

    private static readonly Gen<string> AnyZone = Gen.Int[0, Zones.Length - 1].Select(at => Zones[at]);

    [Fact]
    public void DayOf_AnyChangesOfZoneRegionAndType_IsThatOfTheTimeline() =>
        Gen.Select(AnyZone, Gen.Select(AnyZone, Gen.Int[0, 40], Gen.Bool).Array[0, 4], Gen.Long[0, 60L * 86_400]).Sample((zone, changes, second) =>
        {
            var timeline = Life(zone, changes).Timeline;
            var micros = (First.DaysSinceEpoch * 86_400L + second) * 1_000_000;
            Assert.Equal(timeline.DayOf(micros), ZoneHistory.Of(timeline).DayOf(micros));
        });

    [Fact]
    public void Of_PartnersOfOneZone_IsOneObject()
    {
        var moved = Life("Asia/Shanghai", [("Asia/Shanghai", 3, true)]);
        Assert.Same(ZoneHistory.Of(Life("Asia/Shanghai", []).Timeline), ZoneHistory.Of(moved.Timeline));
        Assert.NotEqual(ZoneHistory.Of(moved.Timeline), ZoneHistory.Of(Life("America/New_York", []).Timeline));
        Assert.Equal(ZoneHistory.Of(Life("Asia/Shanghai", [("America/New_York", 3, false)]).Timeline), ZoneHistory.Of(Life("Asia/Shanghai", [("America/New_York", 3, true)]).Timeline));
    }

    private static PartnerLife Life(string zone, (string Zone, int Days, bool Moves)[] changes)
    {
        var life = PartnerLife.Apply(null, new PartnerCreated("p-1", Example.Particulars with { TimeZone = zone, CurrencyCode = "CNY" }, LifecycleState.Active, null, 1), 1, 1);
        foreach (var (next, days, moves) in changes.OrderBy(change => change.Days))
            life = life.After(new PartnerUpdated(life.Particulars with { TimeZone = next, Region = moves ? "us" : life.Particulars.Region }, First.AddDays(days)));
        return life;
    }
}
