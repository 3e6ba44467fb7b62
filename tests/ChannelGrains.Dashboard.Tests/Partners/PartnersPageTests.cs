using ChannelGrains.Dashboard.Tests.Browsing;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Partners;

public sealed class PartnersPageTests(Browser browser, Seeded seeded)
{
    [Fact]
    public async Task Leaderboard_SortedByAMeasure_KeepsItOverAReload()
    {
        await using var visit = await SignedInAsync("/partners");
        await visit.LiveAsync();
        var rows = visit.Page.Locator("tbody tr");
        await Assertions.Expect(rows.First).ToHaveAttributeAsync("data-row", PageServer.HeldPartner);
        await Assertions.Expect(rows).ToHaveCountAsync(4);
        await visit.Page.ClickAsync("th a:text-is('Gross sales')");
        await visit.Page.WaitForURLAsync("**sort=Gross*");
        // The address changes before the page does: the link of the page that was left sorts the other way.
        await visit.Page.ClickAsync("th a[href*='dir=asc']:has-text('Gross sales')");
        await visit.Page.WaitForURLAsync("**dir=asc*");
        await Assertions.Expect(rows.First).ToHaveAttributeAsync("data-row", "chengdu-south");
        await visit.Page.ReloadAsync();
        await Assertions.Expect(rows.First).ToHaveAttributeAsync("data-row", "chengdu-south");
    }

    [Fact]
    public async Task Leaderboard_OfAScope_ShowsItsPartnersOnly()
    {
        await using var visit = await SignedInAsync("/partners?region=cn/sichuan&category=tea");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await visit.Page.SelectOptionAsync("#choose-type", "Direct");
        await visit.Page.WaitForURLAsync("**type=Direct*");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveAttributeAsync("data-row", "chengdu-south");
    }

    [Fact]
    public async Task Leaderboard_ComparedWithAYearBefore_HasNothingToCompare()
    {
        await using var visit = await SignedInAsync("/partners?compare=last-year");
        await Assertions.Expect(visit.Page.Locator("th:has-text('Against')")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator("tr[data-row=tianfu] td").Nth(2)).ToHaveTextAsync("–");
    }

    [Fact]
    public async Task Leaderboard_OfAPeriodWithoutSales_SaysSo()
    {
        await using var visit = await SignedInAsync("/partners?period=2019-01");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("Nobody has sold anything here in this period");
    }

    [Fact]
    public async Task Leaderboard_OfAPeriodThatIsNone_IsRefusedInItsPlace()
    {
        await using var visit = await SignedInAsync("/partners?period=soon");
        await Assertions.Expect(visit.Page.Locator(".problem").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Directory_ByState_Region_AndOrder_ShowsWhoTheyAre()
    {
        await using var visit = await SignedInAsync("/partners?view=directory&region=cn/guangdong&order=name-last");
        var rows = visit.Page.Locator("tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Assertions.Expect(rows.First).ToHaveAttributeAsync("data-row", "canton");
        await Assertions.Expect(rows.First).ToContainTextAsync("<b>Canton</b>");
        await visit.Page.SelectOptionAsync("#choose-state", "Suspended");
        await visit.Page.WaitForURLAsync("**state=Suspended*");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("There is no such partner");
    }

    [Fact]
    public async Task Export_OfBothLooks_HasAllRows()
    {
        await using var visit = await SignedInAsync("/partners");
        var sales = await (await visit.Page.APIRequest.GetAsync($"{seeded.Server.Address}/export/partner-sales?format=csv&period={seeded.Month}&sort=Gross&dir=asc")).TextAsync();
        var lines = sales.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("1,chengdu-south,", lines[1], StringComparison.Ordinal);
        var directory = await (await visit.Page.APIRequest.GetAsync($"{seeded.Server.Address}/export/partners?format=csv&type=Intermediary")).TextAsync();
        Assert.Equal(3, directory.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("tianfu", directory, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tianfu")]
    [InlineData("天府")]
    [InlineData("TRADING")]
    public async Task Search_ByIdOrPartOfTheName_FindsThePartner(string text)
    {
        await using var visit = await SignedInAsync($"/search?q={Uri.EscapeDataString(text)}");
        await Assertions.Expect(visit.Page.Locator(".hits a[href='/partners/tianfu']")).ToHaveCountAsync(1);
    }

    private async Task<Visit> SignedInAsync(string path)
    {
        var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), path);
        return visit;
    }
}
