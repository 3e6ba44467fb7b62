using ChannelGrains.Dashboard.Tests.Browsing;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Risk;

public sealed class RiskPageTests(Browser browser, Seeded seeded)
{
    [Fact]
    public async Task Board_OfAPartnerAtRisk_OpensItsScoreAndFactorAndKeepsThemOverReload()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/risk?region=cn");
        var row = visit.Page.Locator($"[data-row={RiskSeed.AtRisk}]");
        await Assertions.Expect(row).ToContainTextAsync("Sales below pace");
        await Assertions.Expect(visit.Page.Locator(".live-badge")).ToHaveAttributeAsync("data-state", "live");
        await row.Locator("td.number a").ClickAsync();
        var panel = visit.Page.Locator(".explain-panel");
        await Assertions.Expect(panel.Locator(".formula")).ToContainTextAsync("1 − (1 − ");
        await visit.Page.ReloadAsync();
        await Assertions.Expect(panel.Locator(".formula")).ToContainTextAsync("1 − (1 − ");
        await panel.GetByRole(AriaRole.Link, new() { Name = "Sales below pace" }).ClickAsync();
        await Assertions.Expect(panel).ToContainTextAsync("The part of the target to date that net sales lack.");
        await Assertions.Expect(panel).ToContainTextAsync("At most it contributes 0.4 to the score.");
        Assert.Contains("region=cn", visit.Page.Url, StringComparison.Ordinal);
        Assert.Empty(await visit.FindBarriersAsync());
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(panel).ToHaveCountAsync(0);
        await visit.Page.SelectOptionAsync("#choose-level", "Critical");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("No partner is at risk");
    }

    [Fact]
    public async Task Export_OfTheBoard_HasItsRows()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/risk");
        await Assertions.Expect(visit.Page.Locator($"[data-row={RiskSeed.AtRisk}]")).ToBeVisibleAsync();
        Assert.Contains($"\n{RiskSeed.AtRisk},", await visit.Page.ExportAsync("/export/risks?format=csv"), StringComparison.Ordinal);
        Assert.DoesNotContain($"\n{RiskSeed.AtRisk},", await visit.Page.ExportAsync("/export/risks?format=csv&level=Critical"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partner_SeenByAReader_ShowsFactorsAndHistoryAndNoForm()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address, 390);
        await visit.SignInAsync(PageServer.KeyOf("ray"), $"/risk/{RiskSeed.AtRisk}");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("Tianfu Trading");
        await Assertions.Expect(visit.Page.Locator("[data-row=SalesBelowPace]")).ToContainTextAsync("stands");
        await Assertions.Expect(visit.Page.Locator($"[data-row=\"{RiskSeed.AtRisk}/{RiskSeed.ActionId}\"]")).ToContainTextAsync(RiskSeed.ActionTitle);
        Assert.Equal(0, await visit.Page.Locator(".act-form").CountAsync());
        Assert.Empty(await visit.FindBarriersAsync());
    }

    [Fact]
    public async Task Partner_ThatIsNotThere_IsSaidInItsPlace()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        visit.ExpectsFaults = true;
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/risk/nobody");
        await Assertions.Expect(visit.Page.Locator(".problem")).ToContainTextAsync("There is no such thing");
        await visit.GoAsync("/risk?page=forged");
        await Assertions.Expect(visit.Page.Locator(".problem")).ToBeVisibleAsync();
    }
}
