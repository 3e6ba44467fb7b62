using System.Globalization;
using System.Text;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.SalesViews;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.SalesViews;

/// <summary>What a month's view answers, against a plain list of what it was told last.</summary>
public sealed class MonthViewTests
{
    private static readonly string[] Regions = ["", "cn", "cn/sichuan", "cn/sichuan/chengdu", "cn/sichuanese", "us"];
    private static readonly string[] Categories = ["", "tea", "coffee"];

    private static readonly Gen<string> RegionNames = Gen.Int[0, Regions.Length - 1].Select(at => Regions[at]);
    private static readonly Gen<string> CategoryNames = Gen.Int[0, Categories.Length - 1].Select(at => Categories[at]);

    private static readonly Gen<ViewScope> Scopes = Gen.Select(RegionNames, Gen.OneOf(Gen.Const((string?)null), CategoryNames.Select(name => (string?)name)),
        Gen.Enum<ChannelType>(), (region, category, type) => new ViewScope(region, category, type));

    private static readonly Gen<Told> Tellings = Gen.Select(
        Gen.Int[0, 4], RegionNames, CategoryNames, Gen.Enum<ChannelType>(), Gen.Long[-5, 1_000], Gen.Int[0, 3], Gen.Int[0, 9],
        (partner, region, category, type, gross, transactions, whole) =>
            new Told(partner.ToString(CultureInfo.InvariantCulture), region, category, type, gross, transactions, whole == 0));

    private sealed record Told(string Partner, string Region, string Category, ChannelType Type, long Gross, int Transactions, bool IsWhole = false);

    [Fact]
    public void Partners_AnyScope_EqualsTheList() =>
        Tellings.Array[0, 60].Select(Scopes).Sample((tellings, scope) =>
        {
            var (view, told) = Tell(tellings);
            AssertPartners(view, scope, told, isAskedAgain: false);
            Assert.Equal(0, view.FollowingCount);
        });

    [Fact]
    public void Partners_AskedAgain_FollowEveryUpdate() =>
        Tellings.Array[0, 60].Select(Scopes, Scopes, Gen.Int[2, 30]).Sample((tellings, scope, other, forgotten) =>
        {
            var (view, told) = Tell(tellings, (view, at) =>
            {
                view.Partners(scope, isAskedAgain: true);
                if (at % forgotten == 0)
                    view.Nets(other, isAskedAgain: true);
                if (at % forgotten == 1)
                    view.ForgetUnasked();
            });
            AssertPartners(view, scope, told, isAskedAgain: true);
            AssertPartners(view, other, told, isAskedAgain: true);
            view.ForgetUnasked();
            Assert.Equal(scope == other ? 1 : 2, view.FollowingCount);
            view.ForgetUnasked();
            Assert.Equal(0, view.FollowingCount);
        });

    [Fact]
    public void Sums_AnyScope_EqualsTheList() =>
        Tellings.Array[0, 60].Select(Scopes).Sample((tellings, scope) =>
        {
            var (view, told) = Tell(tellings);
            var cells = In(told, scope).ToList();
            var sums = view.Sums(scope);
            Assert.Equal(cells.Sum(cell => cell.Gross), (long)sums.Total.Sum.Gross);
            Assert.Equal(cells.Where(cell => cell.Transactions > 0).Select(cell => cell.Partner).Distinct().Order(), sums.Total.PartnerIds.Order());
            AssertParts(cells, cell => cell.Category, sums.Categories);
            AssertParts(cells, cell => scope.ChildOf(cell.Region), sums.Regions);
            AssertParts(cells, cell => ((int)cell.Type).ToString(CultureInfo.InvariantCulture), sums.ChannelTypes);
        });

    [Theory]
    [InlineData("", "cn/sichuan", "cn")]
    [InlineData("cn", "cn/sichuan/chengdu", "cn/sichuan")]
    [InlineData("cn", "cn", "cn")]
    [InlineData("cn/sichuan", "cn/sichuan/chengdu", "cn/sichuan/chengdu")]
    [InlineData("", "", "")]
    public void ChildOf_RegionOfTheScope_IsOneLevelBelow(string scope, string region, string child) => Assert.Equal(child, new ViewScope(scope).ChildOf(region));

    [Fact]
    public void Apply_OlderOrRepeated_ChangesNothing()
    {
        var view = new MonthView();
        Assert.True(Apply(view, new("p", "cn", "tea", ChannelType.Direct, 10, 1), previous: 0, version: 5, isWhole: true));
        var revision = view.Revision;
        Assert.True(Apply(view, new("p", "cn", "tea", ChannelType.Direct, 99, 1), previous: 0, version: 5, isWhole: true));
        Assert.True(Apply(view, new("p", "cn", "tea", ChannelType.Direct, 99, 1), previous: 3, version: 4, isWhole: false));
        Assert.Equal(revision, view.Revision);
        Assert.Equal((10, 5), ((long)Assert.Single(view.Partners(new(), isAskedAgain: false)).Sum.Gross, view.Read("p").Version));
    }

    [Fact]
    public void Apply_AfterAMissedVersion_IsRefused()
    {
        var view = new MonthView();
        Assert.True(Apply(view, new("p", "cn", "tea", ChannelType.Direct, 10, 1), previous: 0, version: 5, isWhole: true));
        Assert.False(Apply(view, new("p", "cn", "tea", ChannelType.Direct, 30, 1), previous: 6, version: 7, isWhole: false));
        Assert.Equal(10, (long)Assert.Single(view.Partners(new(), isAskedAgain: false)).Sum.Gross);
        Assert.True(Apply(view, new("p", "cn", "tea", ChannelType.Direct, 20, 1), previous: 5, version: 6, isWhole: false));
        Assert.Equal(20, (long)Assert.Single(view.Partners(new(), isAskedAgain: false)).Sum.Gross);
    }

    [Fact]
    public void Watch_OfAScope_IsToldWhenItsCellsChangeAndOnlyThen() =>
        Tellings.Array[1, 60].Select(Scopes, Gen.Int[2, 30]).Sample((tellings, scope, forgotten) =>
        {
            Dictionary<string, Int128> before = [];
            Told[] last = [];
            Tell([.. tellings, tellings[^1]], (view, at) =>
            {
                var now = view.Partners(scope, isAskedAgain: false).ToDictionary(partner => partner.PartnerId, partner => partner.Sum.Gross);
                var isTold = view.TakeChanged().Contains(scope);
                if (at > 0)
                {
                    // A partner that tells everything also takes back what it has elsewhere.
                    Assert.True(isTold || before.Count == now.Count && before.All(partner => now.GetValueOrDefault(partner.Key) == partner.Value));
                    Assert.True(!isTold || last.Any(told => told.IsWhole) || In(last, scope).Any());
                }
                (before, last) = (now, at < tellings.Length ? [tellings[at]] : []);
                view.Watch(scope);
                if (at % forgotten == 0)
                {
                    view.ForgetUnasked();
                    view.ForgetUnasked();
                    Assert.Equal(0, view.WatchedCount);
                    Assert.Contains(scope, view.TakeChanged());
                    view.Watch(scope);
                }
                Assert.Empty(view.TakeChanged());
            });
        });

    // Each is told as a partner tells a change: a whole value for its cell, which stands in place of the one before.
    private static (MonthView View, IEnumerable<Told> Cells) Tell(Told[] tellings, Action<MonthView, int>? asked = null)
    {
        var view = new MonthView();
        Dictionary<(string, string, string, ChannelType), Told> cells = [];
        Dictionary<string, long> versions = [];
        foreach ((var at, var told) in tellings.Index())
        {
            asked?.Invoke(view, at);
            var version = versions.GetValueOrDefault(told.Partner);
            Assert.True(Apply(view, told, version, version + 1, told.IsWhole));
            versions[told.Partner] = version + 1;
            foreach (var gone in cells.Values.Where(cell => told.IsWhole && cell.Partner == told.Partner).ToList())
                cells.Remove((gone.Partner, gone.Region, gone.Category, gone.Type));
            cells[(told.Partner, told.Region, told.Category, told.Type)] = told;
        }
        return (view, cells.Values);
    }

    private static bool Apply(MonthView view, Told told, long previous, long version, bool isWhole)
    {
        var update = new MonthUpdate(0);
        var first = update.BeginPartner();
        update.Add(new(Name(told.Region), Name(told.Category), told.Type),
            new() { Gross = told.Gross, Transactions = told.Transactions, Primaries = told.Transactions });
        update.EndPartner(told.Partner, previous, version, isWhole, first);
        return view.Apply(update).Count == 0;
    }

    private static void AssertPartners(MonthView view, ViewScope scope, IEnumerable<Told> told, bool isAskedAgain)
    {
        var expected = In(told, scope).GroupBy(cell => cell.Partner).Where(cells => cells.Sum(cell => cell.Transactions) > 0)
            .ToDictionary(cells => cells.Key, cells => (Int128)cells.Sum(cell => cell.Gross));
        Assert.Equal(expected, view.Partners(scope, isAskedAgain).ToDictionary(partner => partner.PartnerId, partner => partner.Sum.Gross));
        Assert.Equal(expected, view.Nets(scope, isAskedAgain).ToDictionary(partner => partner.PartnerId, partner => partner.Net.Micros));
    }

    private static IEnumerable<Told> In(IEnumerable<Told> cells, ViewScope scope) => cells.Where(cell =>
        (scope.Region == "" || cell.Region == scope.Region || cell.Region.StartsWith(scope.Region + "/", StringComparison.Ordinal))
        && (scope.Category is null || cell.Category == scope.Category) && (scope.ChannelType == ChannelType.Unspecified || cell.Type == scope.ChannelType));

    private static void AssertParts(List<Told> cells, Func<Told, string> part, IReadOnlyList<GroupSum> shown)
    {
        var expected = cells.GroupBy(part).Where(group => group.Any(cell => cell.Transactions > 0)).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Sum(cell => cell.Gross), group.Where(cell => cell.Transactions > 0).Select(cell => cell.Partner).Distinct().Count()));
        Assert.Equal(expected, shown.Select(sum => (sum.Name, (long)sum.Sum.Gross, sum.PartnerIds.Count)));
    }

    private static InternedName Name(string text) => InternedName.Of(Encoding.UTF8.GetBytes(text));
}
