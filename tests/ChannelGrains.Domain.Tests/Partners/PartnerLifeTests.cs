using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Partners;

public sealed class PartnerLifeTests
{
    private static readonly Gen<PartnerFact> Facts = Gen.OneOf<PartnerFact>(
        Gen.Int[0, 60].Select(Gen.Int[0, 3], Gen.OneOf(Gen.Const("UTC"), Gen.Const("Asia/Tokyo")), (day, region, zone) => (PartnerFact)new PartnerUpdated(
            Example.Particulars with { Region = $"r{region}", TimeZone = zone, DisplayName = $"n{day}" }, Example.Today.AddDays(day))),
        Gen.Int[0, 60].Select(Gen.Int[2, 7], (day, state) => (PartnerFact)new PartnerStateChanged((LifecycleState)state, Example.Today.AddDays(day), "why")));

    [Fact]
    public void Apply_Creation_KeepsWhenAndVersion()
    {
        var partner = Example.Partner();
        Assert.Equal(("p-1", 1_000_000L, 1L, "1"), (partner.PartnerId, partner.CreatedAtMicros, partner.Version, partner.Etag));
        var after = partner.After(new PartnerStateChanged(LifecycleState.Suspended, Example.Today, "audit"));
        Assert.Equal((1_000_000L, "2"), (after.CreatedAtMicros, after.Etag));
    }

    [Fact]
    public void Apply_FactThatDoesNotFit_Throws()
    {
        var created = new PartnerCreated("p-1", Example.Particulars, LifecycleState.Active, null, 0);
        Assert.Throws<InvalidOperationException>(() => Example.Partner().After(created));
        Assert.Throws<InvalidOperationException>(() => PartnerLife.Apply(null, new PartnerStateChanged(LifecycleState.Active, Example.Today, ""), 0, 1));
    }

    [Fact]
    public void Apply_AnyFacts_ReachedStepsAreThoseInOrder() => Facts.Array[0, 20].Sample(facts =>
    {
        var (life, next) = (Example.Partner(LifecycleState.Prospect), LifecycleState.Qualified);
        foreach (var fact in facts)
        {
            life = life.After(fact);
            if (fact is PartnerStateChanged changed && changed.State == next && next <= LifecycleState.Active)
                next++;
            else if (fact is PartnerStateChanged { State: LifecycleState.Terminated } end && next > LifecycleState.Active && life.Recruitment!.DayOf(LifecycleState.Active) is null)
                next = LifecycleState.Active;
            Assert.Equal(next - LifecycleState.Prospect, life.Recruitment!.Reached.Length);
        }
    });

    [Fact]
    public void Apply_TerminationBeforeAPlannedStart_TakesTheStartBack()
    {
        var life = Example.Partner(LifecycleState.Prospect).After(
            new PartnerStateChanged(LifecycleState.Qualified, Example.Today, ""), new PartnerStateChanged(LifecycleState.Negotiating, Example.Today, ""),
            new PartnerStateChanged(LifecycleState.Contracted, Example.Today, ""), new PartnerStateChanged(LifecycleState.Active, Example.Today.AddDays(9), ""));
        Assert.Equal(Example.Today.AddDays(9), life.Recruitment!.DayOf(LifecycleState.Active));
        Assert.Null(life.After(new PartnerStateChanged(LifecycleState.Terminated, Example.Today.AddDays(9), "")).Recruitment!.DayOf(LifecycleState.Active));
        Assert.NotNull(life.After(new PartnerStateChanged(LifecycleState.Terminated, Example.Today.AddDays(10), "")).Recruitment!.DayOf(LifecycleState.Active));
    }

    [Fact]
    public void Apply_AnyFacts_TimelinesAreOrderedWithoutRepeats() => Facts.Array[0, 20].Sample(facts =>
    {
        var life = Example.Partner().After(facts);
        for (var i = 1; i < life.Placements.Length; i++)
            Assert.True(life.Placements[i - 1].From < life.Placements[i].From);
        for (var i = 1; i < life.States.Length; i++)
            Assert.True(life.States[i - 1].From < life.States[i].From);
        Assert.Equal(BusinessDay.SinceEver, life.Placements[0].From);
    });

    [Fact]
    public void Read_WrittenLife_AnswersTheSame() => Facts.Array[0, 20].Select(Gen.Bool, (facts, isProspect) => (facts, isProspect)).Sample((facts, isProspect) =>
    {
        PartnerLife life = Example.Partner(isProspect ? LifecycleState.Prospect : LifecycleState.Active).After(facts), read = PartnerLife.Read(life.ToBytes());
        Assert.Equal(life.ToBytes(), read.ToBytes());
        Assert.Equal(life.Particulars, read.Particulars);
        Assert.Equal(life.Recruitment, read.Recruitment);
        Assert.Equal((life.PartnerId, life.CreatedAtMicros, life.Version), (read.PartnerId, read.CreatedAtMicros, read.Version));
        for (var day = -1; day < 62; day++)
        {
            var on = Example.Today.AddDays(day);
            Assert.Equal((life.StateOn(on), life.PlacementOn(on)), (read.StateOn(on), read.PlacementOn(on)));
        }
    });

    [Fact]
    public void Read_BytesThatEndEarly_Throws()
    {
        var bytes = Example.Partner().ToBytes();
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<InvalidDataException>(() => PartnerLife.Read(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void Write_KnownLife_IsTheGoldenBytes() => Assert.Equal(
        "03702D3180897A010FE68890E983BDE69797E888B0E5BA9703434E590103736170063130303034320"
        + "1FFFFFFFF0F0212636E2F7369636875616E2F6368656E6764750D417369612F5368616E6768616901FFFFFFFF0F05",
        Convert.ToHexString(Example.Partner().ToBytes()));

    [Fact]
    public void DayOf_TimeZonePlanned_SwitchesOnItsFirstDay()
    {
        var change = Example.Today.AddDays(2);
        var life = Example.Partner().After(new PartnerUpdated(Example.Particulars with { TimeZone = "America/Chicago" }, change));
        // 23:00 in Chicago on the day before the change is 13:00 in Shanghai on the day of it: the old zone still holds, and
        // says the new day; an hour into the day in Chicago both agree.
        var chicagoMidnight = Calendar("America/Chicago").StartOf(change);
        const long hour = 3_600_000_000;
        Assert.Equal(change, life.DayOf(chicagoMidnight - hour));
        Assert.Equal(change, life.DayOf(chicagoMidnight + hour));
        Assert.Equal(change.AddDays(-1), life.DayOf(Calendar("Asia/Shanghai").StartOf(change) - 1));
        Assert.Equal(change.AddDays(1), life.DayOf(Calendar("America/Chicago").StartOf(change.AddDays(1))));
    }

    private static ZoneCalendar Calendar(string id) => ZoneCalendar.TryCreate(id, out var calendar) ? calendar : throw new InvalidOperationException(id);
}
