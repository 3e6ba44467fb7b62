using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Dashboard.Tests.Risk;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Targets;

public sealed class TargetPageTests(Browser browser, Seeded seeded)
{
    [Fact]
    public async Task List_OfAYear_LeadsToTheCascadeWhoseFiguresOpen()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/targets");
        await Assertions.Expect(visit.Page.Locator("[data-row=company]")).ToContainTextAsync("CNY 5,000,000.00");
        Assert.Equal(0, await visit.Page.Locator("#set-scope").CountAsync());
        await visit.Page.Locator($"[data-row=\"partner:{RiskSeed.AtRisk}\"]").GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("Tianfu Trading");
        await Assertions.Expect(visit.Page.Locator(".live-badge")).ToHaveAttributeAsync("data-state", "live");
        await Assertions.Expect(visit.Page.Locator($"[data-row=\"{seeded.Month[..4]}-Q1\"]")).ToContainTextAsync("CNY 25,000,000.00");
        await visit.Page.Locator($"[data-row=\"{seeded.Month}\"] a[aria-expanded]").ClickAsync();
        var week = visit.Page.Locator($"[data-row=\"{seeded.Month}-W1\"]");
        await Assertions.Expect(week).ToBeVisibleAsync();
        await visit.Page.ReloadAsync();
        await Assertions.Expect(week).ToBeVisibleAsync();
        await week.Locator(".figure-opens").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".explain-panel")).ToContainTextAsync("The gap is net sales less the target to date");
        Assert.Empty(await visit.FindBarriersAsync());
        await Assertions.Expect(visit.Page.Locator(".chart-table")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Targets_ThatAreNotThere_AreSaidInTheirPlace()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        visit.ExpectsFaults = true;
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/targets?year=2001");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("No target is set for this year");
        await visit.GoAsync("/targets?year=soon");
        await Assertions.Expect(visit.Page.Locator(".problem")).ToBeVisibleAsync();
        await visit.GoAsync($"/targets/{seeded.Month[..4]}?scope=region:cn/guangdong");
        await Assertions.Expect(visit.Page.Locator(".problem")).ToContainTextAsync("There is no such thing");
        await visit.GoAsync($"/targets/{seeded.Month[..4]}/set?scope=company");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("Your key does not set targets");
    }

    [Fact]
    public async Task Export_OfAYear_HasItsTargets()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/targets");
        Assert.Contains("CNY,5000000,1,", await visit.Page.ExportAsync($"/export/targets?format=csv&year={seeded.Month[..4]}"), StringComparison.Ordinal);
    }
}
