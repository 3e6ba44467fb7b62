using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.PartnerCounts;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Tests.Partners;
using Xunit;

namespace ChannelGrains.Domain.Tests.PartnerCounts;

public sealed class PartnerCountViewTests
{
    private static readonly string[] Zones = ["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"];

    private readonly PartnerCountView _view = new();

    [Theory]
    [InlineData("Asia/Shanghai", "2026-01-31T15:59:59.999999Z", "2026-01-31T16:00:00Z")]
    [InlineData("America/New_York", "2026-02-01T04:59:59.999999Z", "2026-02-01T05:00:00Z")]
    public void CountsAt_StateOfALaterDay_HoldsOnceThatDayBeginsInThePartnersZone(string zone, string before, string from)
    {
        var life = Example.Partner().After(
            new PartnerUpdated(Example.Particulars with { TimeZone = zone }, BusinessDay.Parse("2026-01-02")),
            new PartnerStateChanged(LifecycleState.Suspended, BusinessDay.Parse("2026-02-01"), "planned"));
        Tell("p-1", 3, life);

        Assert.Equal(LifecycleState.Active, Assert.Single(_view.CountsAt(Micros(before))).State);
        Assert.Equal(LifecycleState.Suspended, Assert.Single(_view.CountsAt(Micros(from))).State);
    }

    [Fact]
    public void CountsAt_PlacementOfALaterDay_CountsThereFromThatDayOn()
    {
        var life = Example.Partner().After(new PartnerUpdated(
            Example.Particulars with { ChannelType = ChannelType.Direct, Region = "cn/yunnan", TimeZone = "Asia/Shanghai" }, BusinessDay.Parse("2026-02-01")));
        Tell("p-1", 2, life);
        Tell("p-2", 1, Example.Partner());

        Assert.Equal([new(LifecycleState.Active, ChannelType.Intermediary, "cn/sichuan/chengdu", 2)], _view.CountsOn(BusinessDay.Parse("2026-01-31")));
        Assert.Equal(
            [new(LifecycleState.Active, ChannelType.Direct, "cn/yunnan", 1), new(LifecycleState.Active, ChannelType.Intermediary, "cn/sichuan/chengdu", 1)],
            _view.CountsOn(BusinessDay.Parse("2026-02-01")).OrderByDescending(count => count.Region, StringComparer.Ordinal));
    }

    [Fact]
    public void Apply_OldOrRepeatedUpdate_ChangesNothing()
    {
        var suspended = Example.Partner().After(new PartnerStateChanged(LifecycleState.Suspended, BusinessDay.Parse("2026-01-01"), "for a test"));
        Tell("p-1", 2, suspended);
        var revision = _view.Revision;
        Tell("p-1", 1, Example.Partner());
        Tell("p-1", 2, suspended);
        Assert.Equal(revision, _view.Revision);
        Assert.Equal(suspended.Timeline, _view.Read("p-1").Timeline);
    }

    [Fact]
    public void Apply_PartnersThatGoTheSameWay_AreLookedUpOnce()
    {
        var days = Enumerable.Range(0, 10).Select(i => BusinessDay.Parse("2026-02-01").DaysSinceEpoch + i);
        foreach (var day in days)
            Tell($"p-{day}", 1, Example.Partner());
        Assert.Equal((10, 1), (_view.PartnerCount, _view.TimelineCount));
        foreach (var day in days)
            Tell($"p-{day}", 2, Example.Partner().After(new PartnerStateChanged(LifecycleState.Suspended, new BusinessDay(day), "for a test")));
        Assert.Equal((10, 10), (_view.PartnerCount, _view.TimelineCount));
    }

    [Fact]
    public void CountsAt_AnyLivesAndInstants_AreThoseOfThePartners()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var lives = Enumerable.Range(0, 1 + random.Next(20)).ToDictionary(i => $"p-{i}", _ => Live(random));
            var view = new PartnerCountView();
            foreach ((var partner, var life) in lives)
                Tell(view, partner, life.Version, life);
            for (var i = 0; i < 20; i++)
            {
                var at = Micros("2026-01-01T00:00:00Z") + random.NextInt64(40L * 86_400_000_000);
                var expected = lives.Values.Select(life => life.On(life.DayOf(at)))
                    .GroupBy(partner => (partner.State, partner.Particulars.ChannelType, partner.Particulars.Region))
                    .Select(group => new PartnerCount(group.Key.State, group.Key.ChannelType, group.Key.Region, group.Count()));
                Assert.Equal(expected.ToHashSet(), view.CountsAt(at).ToHashSet());
            }
        }
    }

    [Fact]
    public void TryRead_RowThatWasWritten_SaysTheSame()
    {
        var random = new Random(1);
        for (var i = 0; i < 100; i++)
        {
            var life = Live(random);
            var row = new System.Buffers.ArrayBufferWriter<byte>();
            TimelineRow.Write(life.Version, life.Timeline, row);
            Assert.True(TimelineRow.TryRead(row.WrittenSpan, out var version, out var timeline));
            Assert.Equal((life.Version, life.Timeline), (version, timeline));
            Assert.Throws<InvalidDataException>(() => TimelineRow.TryRead(row.WrittenSpan[..^1], out _, out _));
        }
        Assert.False(TimelineRow.TryRead([TimelineRow.Format + 1], out _, out _));
    }

    private static PartnerLife Live(Random random)
    {
        var life = random.Next(3) == 0 ? Example.Partner(LifecycleState.Prospect) : Example.Partner(LifecycleState.Active, random.Next(2) == 0 ? null : Day(random));
        for (var facts = random.Next(5); facts > 0; facts--)
            life = life.After(random.Next(2) == 0
                ? new PartnerStateChanged((LifecycleState)random.Next(1, 8), Day(random), "for a test")
                : new PartnerUpdated(
                    Example.Particulars with { ChannelType = (ChannelType)random.Next(1, 4), Region = $"r{random.Next(3)}", TimeZone = Zones[random.Next(Zones.Length)] }, Day(random)));
        return life;
    }

    private static BusinessDay Day(Random random) => new(BusinessDay.Parse("2026-01-01").DaysSinceEpoch + random.Next(40));

    private static long Micros(string instant) => (DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture) - DateTimeOffset.UnixEpoch).Ticks / 10;

    private void Tell(string partnerId, long version, PartnerLife life) => Tell(_view, partnerId, version, life);

    private static void Tell(PartnerCountView view, string partnerId, long version, PartnerLife life)
    {
        var update = new TimelineUpdate();
        new TimelineCells(life.Timeline, version).Tell(partnerId, version, update);
        Assert.Empty(view.Apply(update));
    }
}
