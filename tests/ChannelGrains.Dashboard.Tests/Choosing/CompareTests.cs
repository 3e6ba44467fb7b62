using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Dashboard.Tests.Risk;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Choosing;

/// <summary>What figures are compared with stands in the address of each page that shows measures. Of the seeded partners each sold as much as the first one times its place.</summary>
public sealed class CompareTests(Browser browser, Seeded seeded)
{
    private string Year => seeded.Month[..4];

    [Fact]
    public async Task Leaderboard_AgainstPeersAndTargets_ShowsHowEachDiffersAndKeepsItOverReload()
    {
        await using var visit = await SignedInAsync("ray", "/partners");
        await visit.Page.SelectOptionAsync("#compare-with", "peers");
        await visit.Page.WaitForURLAsync("**compare=peers*");
        await Assertions.Expect(visit.Page.Locator("thead")).ToContainTextAsync("Against the mean of its peers");
        foreach (var (partner, change) in new[] { ("chengdu-south", "-60.0 %"), ("tianfu", "-20.0 %"), ("canton", "+20.0 %"), (PageServer.HeldPartner, "+60.0 %") })
            await Assertions.Expect(visit.Page.Locator($"tr[data-row={partner}] [data-compared]")).ToHaveTextAsync(change);
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.Locator("tr[data-row=canton] [data-compared]")).ToHaveTextAsync("+20.0 %");
        await visit.Page.SelectOptionAsync("#compare-with", "target");
        await Assertions.Expect(visit.Page.Locator("thead")).ToContainTextAsync("Against the target");
        await Assertions.Expect(visit.Page.Locator($"tr[data-row={RiskSeed.AtRisk}] [data-compared]")).ToContainTextAsync("-9");
        await Assertions.Expect(visit.Page.Locator("tr[data-row=canton] [data-compared]")).ToHaveTextAsync("–");
    }

    [Fact]
    public async Task Partner_AgainstPeersAndTarget_TakesTheChoiceAlongFromTabToTab()
    {
        await using var visit = await SignedInAsync("ray", $"/partners/{RiskSeed.AtRisk}?compare=target");
        var net = visit.Page.Locator(".card:has(.label:text-is('Net sales')) .more");
        await Assertions.Expect(net).ToContainTextAsync("against the target");
        await visit.Page.SelectOptionAsync("#compare-with", "peers");
        // The only intermediary of its region is its own mean.
        await Assertions.Expect(net).ToHaveTextAsync("0.0 % against the mean of its peers");
        await visit.Page.ClickAsync(".tabs a:text-is('Sales')");
        await Assertions.Expect(visit.Page.Locator("tr[data-row=tea] [data-compared]")).ToHaveTextAsync("0.0 %");
        await visit.GoAsync($"/partners/{RiskSeed.AtRisk}/scorecard?compare=previous");
        await Assertions.Expect(visit.Page.Locator("tr[data-row=Sales] [data-compared]")).ToContainTextAsync("%");
    }

    [Fact]
    public async Task KeyHeldToAPartner_IsNotOfferedItsPeers()
    {
        await using var visit = await SignedInAsync("eve", $"/partners/{PageServer.HeldPartner}?compare=peers");
        await Assertions.Expect(visit.Page.Locator("#compare-with option")).ToHaveCountAsync(3);
        await Assertions.Expect(visit.Page.Locator("#compare-with")).ToHaveValueAsync("previous");
        await Assertions.Expect(visit.Page.Locator(".card:has(.label:text-is('Net sales')) .more")).Not.ToContainTextAsync("peers");
    }

    [Fact]
    public async Task Markets_AgainstPeersAndThePeriodBefore_ShowHowEachDiffers()
    {
        await using var visit = await SignedInAsync("ray", $"/markets?period={seeded.Month}");
        await Assertions.Expect(visit.Page.Locator("tr[data-row='cn/guangdong tea'] [data-compared]")).ToContainTextAsync("%");
        await visit.GoAsync($"/markets/share?region=cn/guangdong&period={seeded.Month}&compare=peers");
        await Assertions.Expect(visit.Page.Locator("tr[data-row=canton] [data-compared]")).ToHaveTextAsync("-14.3 %");
        await Assertions.Expect(visit.Page.Locator($"tr[data-row={PageServer.HeldPartner}] [data-compared]")).ToHaveTextAsync("+14.3 %");
    }

    [Fact]
    public async Task Targets_AgainstBefore_ShowHowSalesDiffer()
    {
        await using var visit = await SignedInAsync("ray", $"/targets?year={Year}");
        await Assertions.Expect(visit.Page.Locator("thead")).ToContainTextAsync($"Against {int.Parse(Year, null) - 1}");
        await visit.GoAsync($"/targets/{Year}?scope=partner:{RiskSeed.AtRisk}&compare=previous");
        var change = await visit.Page.Locator($"tr[data-row='{seeded.Month}'] [data-compared]").TextContentAsync();
        Assert.Matches(@"^\s*([+-]?[\d,]+\.\d %|–)\s*$", change!);
    }

    [Fact]
    public async Task RiskAndActions_OfARegion_AreComparedWithAll()
    {
        await using var visit = await SignedInAsync("ray", "/risk?region=cn/guangdong&compare=peers");
        await Assertions.Expect(visit.Page.Locator("[data-compared]").First).ToContainTextAsync("of all");
        await Assertions.Expect(visit.Page.Locator("#compare-with option")).ToHaveCountAsync(2);
        await visit.GoAsync("/actions/measures?region=cn/sichuan&compare=peers");
        await Assertions.Expect(visit.Page.Locator("caption")).ToContainTextAsync("below it: the mean of its peers");
        await Assertions.Expect(visit.Page.Locator("tr[data-row=Task] [data-compared]").Nth(5)).ToHaveTextAsync("3");
        Assert.Empty(await visit.FindBarriersAsync());
        Assert.Contains("Task,0,0,0,", await visit.Page.ExportAsync("/export/action-measures?format=csv&lang=en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/partners")]
    [InlineData("/partners?view=directory")]
    [InlineData("/markets")]
    [InlineData("/risk")]
    [InlineData("/actions")]
    [InlineData("/actions/measures")]
    public async Task Region_IsChosenFromThoseThatThereAre(string path)
    {
        await using var visit = await SignedInAsync("ray", path);
        var offered = await visit.Page.EvaluateAsync<string[]>("[...document.getElementById('choose-region').list.options].map(option => option.value)");
        Assert.Equal(["cn", "cn/guangdong", "cn/guangdong/foshan", "cn/sichuan", "cn/sichuan/chengdu"], offered);
    }

    private async Task<Visit> SignedInAsync(string principal, string path)
    {
        var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf(principal), path);
        return visit;
    }
}
