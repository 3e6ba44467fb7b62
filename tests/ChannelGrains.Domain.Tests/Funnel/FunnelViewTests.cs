using System.Globalization;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Funnel;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Tests.Partners;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Funnel;

/// <summary>What the funnel answers, against a plain list.</summary>
public sealed class FunnelViewTests
{
    private static readonly FunnelScope Everything = new(OriginKind.Unspecified, ChannelType.Unspecified, "", null, null);
    private static readonly string[] Regions = ["cn/sichuan/chengdu", "cn/yunnan", "us", "cnx"];

    private static readonly Gen<Candidate> Candidates = Gen.Select(
        Gen.Enum<OriginKind>(), Gen.Int[0, 3].Select(at => Regions[at]), Gen.Int[0, 20].Array[1, 5], Gen.Int[0, 9], Gen.Long[-9, 99],
        (origin, region, waits, end, net) => new Candidate(origin, region, waits, end == 0, net));

    /// <summary>One that waited some days before each step, the first ones of them before it was known.</summary>
    private sealed record Candidate(OriginKind Origin, string Region, int[] Waits, bool IsTerminated, long Net);

    [Fact]
    public void ReportAt_AnyCandidates_CountsAsTheListDoes() => Candidates.Array[0, 30].Sample(candidates =>
    {
        var today = Example.Today.AddDays(40);
        var entries = candidates.Select(Entry).ToList();
        var report = Report(entries, Everything, today);

        for (var place = 0; place < Recruitment.Steps; place++)
        {
            var reached = entries.Where(entry => Reached(entry, today) > place).ToList();
            var waits = reached.Where(entry => Reached(entry, today) > place + 1).Select(entry => entry.Recruitment.Reached[place + 1] - entry.Recruitment.Reached[place]).Order().ToList();
            var step = report.Total.Steps[place];
            Assert.Equal((reached.Count, waits.Count, waits.Count == 0 ? (int?)null : waits[(waits.Count - 1) / 2]), (step.Reached, step.WentOn, step.MedianDays));
            Assert.Equal(step.Reached, step.There + step.Lost + step.WentOn);
            Assert.Equal(step.Reached, report.Origins.Sum(group => group.Steps[place].Reached));
            Assert.Equal(step.Reached, report.Regions.Sum(group => group.Steps[place].Reached));
            Assert.Equal(step.Reached, report.ChannelTypes.Sum(group => group.Steps[place].Reached));
        }
        Assert.Equal(entries.Where(entry => Reached(entry, today) == Recruitment.Steps).Sum(entry => (long)entry.FirstNet.Micros), (long)report.Total.FirstSales.Net.Micros);
        var inChina = entries.Count(entry => entry.Timeline.Placements[0].Placement.Region.StartsWith("cn/", StringComparison.Ordinal));
        Assert.Equal(inChina, Report(entries, Everything with { Region = "cn" }, today).Total.Steps[0].Reached);
        Assert.Equal(candidates.Count(candidate => candidate.Origin == OriginKind.WebSite), Report(entries, Everything with { Origin = OriginKind.WebSite }, today).Total.Steps[0].Reached);
    });

    [Theory]
    // The night of the change to summer time, the night of the change back, and one on which midnight itself does not exist.
    [InlineData("America/New_York", "2026-03-08", "2026-03-08T04:59:59.999999Z", "2026-03-08T05:00:00Z")]
    [InlineData("America/New_York", "2026-03-09", "2026-03-09T03:59:59.999999Z", "2026-03-09T04:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-26", "2026-10-25T22:59:59.999999Z", "2026-10-25T23:00:00Z")]
    [InlineData("America/Santiago", "2026-09-06", "2026-09-06T03:59:59.999999Z", "2026-09-06T04:00:00Z")]
    public void ReportAt_StartPlanned_CountsOnceThatDayBeginsInThePartnersZone(string zone, string day, string before, string from)
    {
        var life = PartnerLife.Apply(null, new PartnerCreated("p-1", Example.Particulars with { TimeZone = zone, CurrencyCode = "CNY" }, LifecycleState.Prospect, null, 1) { KnownSince = Example.Today }, 1, 1);
        for (var step = LifecycleState.Qualified; step < LifecycleState.Active; step++)
            life = life.After(new PartnerStateChanged(step, Example.Today, ""));
        life = life.After(new PartnerStateChanged(LifecycleState.Active, BusinessDay.Parse(day), "planned"));
        var view = Tell([FunnelEntry.Of(life, new())!]);

        Assert.Equal(0, view.ReportAt(Everything, Micros(before)).Total.Steps[^1].Reached);
        Assert.Equal(1, view.ReportAt(Everything, Micros(from)).Total.Steps[^1].Reached);
    }

    [Fact]
    public void ReportAt_NinetiethDay_IsOverOnTheDayAfter()
    {
        var life = Example.Partner(LifecycleState.Prospect);
        for (var step = LifecycleState.Qualified; step <= LifecycleState.Active; step++)
            life = life.After(new PartnerStateChanged(step, Example.Today, ""));
        var entry = FunnelEntry.Of(life, new())!;
        Assert.Equal(0, Report([entry], Everything, Example.Today.AddDays(89)).Total.FirstSales.CompletePartners);
        Assert.Equal(1, Report([entry], Everything, Example.Today.AddDays(90)).Total.FirstSales.CompletePartners);
    }

    [Fact]
    public void Apply_OldOrRepeatedUpdate_ChangesNothing()
    {
        var (older, newer) = (Entry(new(OriginKind.WebSite, "cn", [1], false, 1)), Entry(new(OriginKind.WebSite, "cn", [1, 1], false, 1)));
        var view = new FunnelView();
        Tell(view, "p", 2, newer);
        var revision = view.Revision;
        Tell(view, "p", 1, older);
        Tell(view, "p", 2, newer);
        Assert.Equal((revision, newer), (view.Revision, view.Read("p").Entry));
    }

    private static int Reached(FunnelEntry entry, BusinessDay today) => entry.Recruitment.Reached.TakeWhile(day => day <= today).Count();

    private static FunnelEntry Entry(Candidate candidate)
    {
        var day = Example.Today.AddDays(-30);
        var particulars = Example.Particulars with { Region = candidate.Region, TimeZone = "Asia/Shanghai" };
        var life = PartnerLife.Apply(null, new PartnerCreated("p", particulars, LifecycleState.Prospect, null, 1)
        {
            KnownSince = day,
            Origin = candidate.Origin == OriginKind.Unspecified ? null : new(candidate.Origin, "Li Wei"),
        }, 1, 1);
        for (var place = 1; place < candidate.Waits.Length; place++)
            life = life.After(new PartnerStateChanged(LifecycleState.Prospect + place, day = day.AddDays(candidate.Waits[place]), ""));
        if (candidate.IsTerminated)
            life = life.After(new PartnerStateChanged(LifecycleState.Terminated, day.AddDays(1), ""));
        return FunnelEntry.Of(life, new())! with { FirstNet = new Amount(candidate.Net) };
    }

    private static FunnelReport Report(IReadOnlyList<FunnelEntry> entries, FunnelScope scope, BusinessDay today) =>
        Tell(entries).ReportAt(scope, ZoneCalendar.TryCreate("Asia/Shanghai", out var calendar) ? calendar.StartOf(today) : throw new InvalidOperationException());

    private static FunnelView Tell(IReadOnlyList<FunnelEntry> entries)
    {
        var view = new FunnelView();
        foreach (var (place, entry) in entries.Index())
            Tell(view, $"p-{place}", 1, entry);
        return view;
    }

    private static void Tell(FunnelView view, string partner, long version, FunnelEntry entry)
    {
        var update = new FunnelUpdate();
        new FunnelCells(entry, version).Tell(partner, version, update);
        Assert.Empty(view.Apply(update));
    }

    private static long Micros(string time) => (DateTimeOffset.Parse(time, CultureInfo.InvariantCulture) - DateTimeOffset.UnixEpoch).Ticks / 10;
}
