using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Dashboard.Tests.Risk;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Actions;

public sealed class ActionPageTests(Browser browser, Seeded seeded)
{
    private const string Row = $"[data-row=\"{RiskSeed.AtRisk}/{RiskSeed.ActionId}\"]", ProgrammeRow = $"[data-row=\"/{RiskSeed.ProgrammeActionId}\"]";

    [Fact]
    public async Task List_FilteredByWhatStandsInTheAddress_ShowsThatAndKeepsItOverReload()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ann"), "/actions");
        await Assertions.Expect(visit.Page.Locator(Row)).ToContainTextAsync(RiskSeed.ActionTitle);
        await Assertions.Expect(visit.Page.Locator(ProgrammeRow)).ToBeVisibleAsync();
        await visit.Page.SelectOptionAsync("#choose-who", "mine");
        await Assertions.Expect(visit.Page.Locator(ProgrammeRow)).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator(Row)).ToBeVisibleAsync();
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.Locator(Row)).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(ProgrammeRow)).ToHaveCountAsync(0);
        await visit.Page.SelectOptionAsync("#choose-due", "overdue");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("There is nothing to be done");
        await visit.GoAsync("/actions?state=Verified");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("There is nothing to be done");
        await visit.GoAsync("/actions?region=cn/sichuan&priority=High");
        await visit.Page.Locator(Row).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync(RiskSeed.ActionTitle);
    }

    [Fact]
    public async Task SearchAndExport_OfActions_HaveThem()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/search?q=prices");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Publish the prices of next year" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[data-state=Open]")).ToBeVisibleAsync();
        var csv = await visit.Page.ExportAsync("/export/actions?format=csv&lang=en");
        Assert.Contains($"{RiskSeed.AtRisk},{RiskSeed.ActionId},{RiskSeed.ActionTitle},", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(RiskSeed.ActionTitle, await visit.Page.ExportAsync("/export/actions?format=csv&who=nobody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_SeenByAReader_SaysWhomItWaitsForAndOffersNoStep()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), $"/actions/{RiskSeed.AtRisk}/{RiskSeed.ActionId}");
        await Assertions.Expect(visit.Page.Locator("[data-waits]")).ToHaveTextAsync("It waits for ann.");
        Assert.Equal(0, await visit.Page.Locator(".act-form").CountAsync());
        await visit.GoAsync("/actions/new");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("Your key does not open actions");
    }
}
