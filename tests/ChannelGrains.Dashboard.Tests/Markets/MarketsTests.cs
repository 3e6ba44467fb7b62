using ChannelGrains.Dashboard.Tests.Browsing;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Markets;

public sealed class MarketsTests(Browser browser, Seeded seeded)
{
    [Fact]
    public async Task Market_WhoseSizeIsReported_ShowsSharesOfIt()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        var now = DateTimeOffset.UtcNow.AddMinutes(-1);
        await Seeded.SellAsync(server, "tianfu", "s-1", now, 250);
        await Seeded.SellAsync(server, "canton", "s-2", now, 750);
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ann"), "/markets/share?category=tea");
        await visit.LiveAsync();
        await Assertions.Expect(visit.Page.Locator("tr[data-row=canton]")).ToContainTextAsync("75.0 %");

        // What is no amount is said in its place, and what was entered stays.
        await visit.Page.FillAsync("form:has-text('Report the size') input[name=total]", "much");
        await visit.Page.FillAsync("form:has-text('Report the size') input[name=source]", "association");
        await visit.Page.ClickAsync("text=Report the size");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The size must be an amount like 1234.50.");
        await Assertions.Expect(visit.Page.Locator("form:has-text('Report the size') input[name=source]")).ToHaveValueAsync("association");
        await visit.Page.FillAsync("form:has-text('Report the size') input[name=total]", "5,000.00");
        await visit.Page.ClickAsync("text=Report the size");
        await Assertions.Expect(visit.Page.Locator(".notices")).ToContainTextAsync("is kept");
        await Assertions.Expect(visit.Page.Locator("tr[data-row=canton]")).ToContainTextAsync("15.0 %");
        await Assertions.Expect(visit.Page.Locator(".shell-main")).ToContainTextAsync("Said by: association");
    }

    [Fact]
    public async Task Reader_OfAMarket_SeesNoFormsToReport()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/markets");
        await visit.Page.ClickAsync("tr[data-row='cn/guangdong tea'] a");
        await visit.LiveAsync();
        await Assertions.Expect(visit.Page.Locator("tr[data-row=canton]")).ToBeVisibleAsync();
        Assert.Equal(0, await visit.Page.Locator("main form.act-form").CountAsync());
    }

    [Fact]
    public async Task Export_OfMarkets_HasThemAllWithExactFigures()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/markets?region=cn/guangdong");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.ClickAsync("text=CSV"));
        Assert.Equal($"markets-{seeded.Month}.csv", download.SuggestedFilename);
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        Assert.Equal("Region,Category,Our partners sold,Size of the market,Partners", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("cn/guangdong,tea,", StringComparison.Ordinal));
        var xlsx = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.ClickAsync("text=XLSX"));
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(await xlsx.PathAsync()))[..2]);
    }
}
