using System.Globalization;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.DayViews;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Tests.Partners;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.DayViews;

/// <summary>What the view of days answers, against a plain list of what it was told last.</summary>
public sealed class DayViewTests
{
    private const int Partners = 100_000, MaxBytesOfAPartner = 450;

    private static readonly string[] Regions = ["", "cn", "cn/sichuan", "cn/sichuan/chengdu", "cn/sichuanese", "us"];
    private static readonly ZoneHistory[] Zones = [Zone("Asia/Shanghai"), Zone("America/New_York"), Zone("Pacific/Kiritimati"), Zone("Pacific/Pago_Pago")];
    private static readonly BusinessDay First = BusinessDay.Parse("2026-03-06");

    private static readonly Gen<string> RegionNames = Gen.Int[0, Regions.Length - 1].Select(at => Regions[at]);

    private static readonly Gen<ViewScope> Scopes = Gen.Select(RegionNames, Gen.Enum<ChannelType>(), (region, type) => new ViewScope(region, null, type));

    // A partner has one zone; it tells cells of some days.
    private static readonly Gen<Told> Tellings = Gen.Select(Gen.Int[0, 4], RegionNames, Gen.Enum<ChannelType>(), Gen.Int[0, 5], Gen.Long[-5, 1_000], Gen.Int[0, 3], Gen.Int[0, 9],
        (partner, region, type, day, gross, transactions, whole) => new Told(partner, region, type, First.AddDays(day), gross, transactions, whole == 0));

    private static readonly Gen<long> Instants = Gen.Long[0, 6L * 86_400].Select(second => (First.DaysSinceEpoch * 86_400L + second) * 1_000_000);

    private sealed record Told(int Partner, string Region, ChannelType Type, BusinessDay Day, long Gross, int Transactions, bool IsWhole)
    {
        public ZoneHistory Zones => DayViewTests.Zones[Partner % DayViewTests.Zones.Length];
    }

    [Fact]
    public void SumsAt_AnyScopeAndInstant_EqualsTheList() => Tellings.Array[0, 80].Select(Scopes, Instants).Sample((tellings, scope, now) =>
    {
        var (view, told) = Tell(tellings);
        var cells = told.Where(cell => (scope.Region == "" || (cell.Region + "/").StartsWith(scope.Region + "/", StringComparison.Ordinal))
            && (scope.ChannelType == ChannelType.Unspecified || cell.Type == scope.ChannelType)).ToList();
        var sums = view.SumsAt(scope, now);
        Assert.Equal((Sum(cells, now, 0), Sum(cells, now, 1)), Of(sums.Total));
        AssertParts(cells, now, cell => scope.ChildOf(cell.Region), sums.Regions);
        AssertParts(cells, now, cell => ((int)cell.Type).ToString(CultureInfo.InvariantCulture), sums.ChannelTypes);
        var todays = cells.Select(cell => cell.Zones.DayOf(now)).Order().ToList();
        Assert.Equal(todays.Count == 0 ? (null, null) : ((BusinessDay?)todays[0], (BusinessDay?)todays[^1]), (sums.FirstDay, sums.LastDay));
    });

    [Fact]
    public void Apply_WhatIsGone_LeavesNoNames() => Tellings.Array[1, 80].Sample(tellings =>
    {
        var (view, told) = Tell(tellings);
        Assert.Equal(told.Select(cell => (cell.Zones, cell.Region, cell.Type)).Distinct().Count(), view.NameCount);
        Assert.Equal(told.Count(), view.CellCount);
        foreach (var partner in tellings.Select(told => told.Partner).Distinct())
        {
            var update = new DayUpdate();
            update.EndPartner(Id(partner), 0, 1_000, isWhole: true, update.BeginPartner());
            Assert.Empty(view.Apply(update));
        }
        Assert.Equal((0, 0), (view.NameCount, view.CellCount));
    });

    [Theory]
    // The night of the change to summer time, the night of the change back, and one on which midnight itself does not exist.
    [InlineData("America/New_York", "2026-03-08", "2026-03-08T04:59:59.999999Z", "2026-03-08T05:00:00Z")]
    [InlineData("America/New_York", "2026-03-09", "2026-03-09T03:59:59.999999Z", "2026-03-09T04:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-26", "2026-10-25T22:59:59.999999Z", "2026-10-25T23:00:00Z")]
    [InlineData("America/Santiago", "2026-09-06", "2026-09-06T03:59:59.999999Z", "2026-09-06T04:00:00Z")]
    public void SumsAt_TheFirstInstantOfADay_ItIsTodayAndWhatWasTodayIsTheDayBefore(string zone, string day, string before, string from)
    {
        var view = new DayView();
        var (zones, last) = (Zone(zone), BusinessDay.Parse(day).AddDays(-1));
        Apply(view, "p", 0, 1, isWhole: true, (new(zones, InternedName.Of("cn"), ChannelType.Direct), last, new() { Gross = 7, Transactions = 1 }));

        Assert.Equal(((7, 0), last), (Gross(view, before), view.SumsAt(new(), Micros(before)).FirstDay!.Value));
        Assert.Equal(((0, 7), last.AddDays(1)), (Gross(view, from), view.SumsAt(new(), Micros(from)).LastDay!.Value));
    }

    [Fact]
    public void Apply_AHundredThousandPartners_StaysWithinItsBytes()
    {
        var update = new DayUpdate();
        for (var partner = 0; partner < Partners; partner++)
        {
            var first = update.BeginPartner();
            for (var day = 0; day < DayCells.DaysKept; day++)
                update.Add(new(Zones[0], InternedName.Of($"cn/{partner % 300}"), ChannelType.Direct), First.AddDays(day).DaysSinceEpoch, new() { Gross = 1, Transactions = 1 });
            update.EndPartner($"partner-{partner}", 0, 1, isWhole: true, first);
        }
        var before = GC.GetAllocatedBytesForCurrentThread();
        var view = new DayView();
        view.Apply(update);
        // With what the tables leave behind as they grow.
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Partners;
        TestContext.Current.TestOutputHelper!.WriteLine($"{bytes} bytes a partner in the view of days");
        Assert.InRange(bytes, 1, MaxBytesOfAPartner);
        Assert.Equal((Partners, Partners * DayCells.DaysKept, 300), (view.PartnerCount, view.CellCount, view.NameCount));
    }

    private static (DayView View, IEnumerable<Told> Cells) Tell(Told[] tellings)
    {
        var view = new DayView();
        Dictionary<(int, string, ChannelType, BusinessDay), Told> cells = [];
        Dictionary<int, long> versions = [];
        foreach (var told in tellings)
        {
            var version = versions.GetValueOrDefault(told.Partner);
            versions[told.Partner] = version + 1;
            Apply(view, Id(told.Partner), version, version + 1, told.IsWhole, (new(told.Zones, InternedName.Of(told.Region), told.Type), told.Day, new() { Gross = told.Gross, Transactions = told.Transactions }));
            foreach (var gone in cells.Values.Where(cell => told.IsWhole && cell.Partner == told.Partner).ToList())
                cells.Remove((gone.Partner, gone.Region, gone.Type, gone.Day));
            cells[(told.Partner, told.Region, told.Type, told.Day)] = told;
        }
        return (view, cells.Values);
    }

    private static void Apply(DayView view, string partner, long previous, long version, bool isWhole, (DayCellName Name, BusinessDay Day, DaySum Sum) cell)
    {
        var update = new DayUpdate();
        var first = update.BeginPartner();
        update.Add(cell.Name, cell.Day.DaysSinceEpoch, cell.Sum);
        update.EndPartner(partner, previous, version, isWhole, first);
        Assert.Empty(view.Apply(update));
    }

    private static void AssertParts(List<Told> cells, long now, Func<Told, string> part, IReadOnlyList<DayGroup> shown)
    {
        var expected = cells.GroupBy(part).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, Today: Sum(group, now, 0), Before: Sum(group, now, 1)));
        // Cells that cancel each other out may still be shown, as nothing.
        Assert.Equal(expected.Where(group => group.Today != default || group.Before != default),
            shown.Select(group => (group.Name, Today: Of(group).Today, Before: Of(group).Before)).Where(group => group.Today != default || group.Before != default));
    }

    private static (long Gross, long Transactions) Sum(IEnumerable<Told> cells, long now, int daysBefore)
    {
        var of = cells.Where(cell => cell.Day == cell.Zones.DayOf(now).AddDays(-daysBefore)).ToList();
        return (of.Sum(cell => cell.Gross), of.Sum(cell => cell.Transactions));
    }

    private static ((long Gross, long Transactions) Today, (long Gross, long Transactions) Before) Of(DayGroup group) =>
        (((long)group.Today.Gross, group.Today.Transactions), ((long)group.DayBefore.Gross, group.DayBefore.Transactions));

    private static (int Today, int Before) Gross(DayView view, string instant)
    {
        var total = view.SumsAt(new(), Micros(instant)).Total;
        return ((int)total.Today.Gross, (int)total.DayBefore.Gross);
    }

    private static long Micros(string instant) => (DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture) - DateTimeOffset.UnixEpoch).Ticks / 10;

    private static string Id(int partner) => partner.ToString(CultureInfo.InvariantCulture);

    private static ZoneHistory Zone(string zone) =>
        ZoneHistory.Of(PartnerLife.Apply(null, new PartnerCreated("p-1", Example.Particulars with { TimeZone = zone, CurrencyCode = "CNY" }, LifecycleState.Active, null, 1), 1, 1).Timeline);
}
