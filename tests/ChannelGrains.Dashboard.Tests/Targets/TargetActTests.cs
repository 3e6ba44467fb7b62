using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Partners.V1;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Targets;

public sealed class TargetActTests(Browser browser)
{
    private static string Year => $"{DateTimeOffset.UtcNow.AddHours(8):yyyy}";

    [Fact]
    public async Task Target_SetByWeightsOfLastYearAndAllocated_GivesEachPartnerItsPart()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        var lastYear = new DateTimeOffset(int.Parse(Year, System.Globalization.CultureInfo.InvariantCulture) - 1, 3, 10, 4, 0, 0, TimeSpan.Zero);
        await Seeded.SellAsync(server, "canton", "old-1", lastYear, 3_000);
        await Seeded.SellAsync(server, "tianfu", "old-2", lastYear.AddMonths(2), 1_000);
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ann"), $"/targets/{Year}/set?scope=company&basis=LastYear");
        await Assertions.Expect(visit.Page.Locator($"[data-row=\"{lastYear:yyyy}-03\"]")).ToContainTextAsync("75.0 %");
        await visit.Page.ActAsync("set", ("amount", "a million"));
        await Assertions.Expect(visit.Page.Form("set").Locator(".problem")).ToContainTextAsync("a million is no amount");
        await Assertions.Expect(visit.Page.Form("set").Locator("[name=amount]")).ToHaveValueAsync("a million");
        await visit.Page.ActAsync("set", ("amount", "1,000,000.50"));
        await visit.Page.SaidAsync("The target is CNY 1,000,000.50, version 1.");
        await Assertions.Expect(visit.Page.Locator($"[data-row=\"{Year}-03\"]")).ToContainTextAsync("CNY 750,000.3");

        await visit.GoAsync($"/targets/{Year}/allocation?scope=company");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("not allocated");
        visit.Page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await visit.Page.ActAsync("allocate", ("way", "ByHand"), ("parts", "canton 400000\ntianfu lots"));
        await Assertions.Expect(visit.Page.Form("allocate").Locator(".problem")).ToContainTextAsync("lots is no amount");
        await visit.Page.ActAsync("allocate", ("parts", "canton 400000\ntianfu 100000.50"));
        await visit.Page.SaidAsync("2 partners have CNY 500,000.50 together.");
        await Assertions.Expect(visit.Page.Locator("[data-figure=gap]")).ToHaveTextAsync("CNY 500.00K");
        await Assertions.Expect(visit.Page.Locator("[data-row=canton]")).ToContainTextAsync("CNY 400,000.00");
        var parts = await visit.Page.ExportAsync($"/export/allocation?format=csv&scope=company&year={Year}");
        Assert.Contains("canton,广交代理 <b>Canton</b> Fair Agency,CNY,400000,", parts, StringComparison.Ordinal);
        Assert.Contains("tianfu,四川天府商贸 Tianfu Trading,CNY,100000.5,", parts, StringComparison.Ordinal);
        Assert.Empty(await visit.FindBarriersAsync());
    }

    [Fact]
    public async Task Target_ChangedByTwo_RefusesTheOneWhoDidNotSeeTheOther()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await using var ann = await browser.VisitAsync(server.Address);
        await ann.SignInAsync(PageServer.KeyOf("ann"), $"/targets/{Year}/set?scope=partner:canton&basis=Seasonal");
        await ann.Page.ActAsync("set", ("amount", "1200"), ("month-11", "13"));
        await ann.Page.SaidAsync("version 1");
        await Assertions.Expect(ann.Page.Locator($"[data-row=\"{Year}-12\"]")).ToContainTextAsync("CNY 650.00");
        await using var bob = await browser.VisitAsync(server.Address);
        await bob.SignInAsync(PageServer.KeyOf("bob"), $"/targets/{Year}/set?scope=partner:canton");
        await ann.GoAsync($"/targets/{Year}/set?scope=partner:canton");
        await ann.Page.ActAsync("set", ("amount", "2400"));
        await ann.Page.SaidAsync("version 2");
        await bob.Page.ActAsync("set", ("amount", "3600"));
        await Assertions.Expect(bob.Page.Form("set").Locator(".problem")).ToBeVisibleAsync();
        await Assertions.Expect(bob.Page.Form("set").Locator("[name=amount]")).ToHaveValueAsync("3600");
    }

    [Fact]
    public async Task Weeks_OfIso_ShowWhatAPartnerSoldOnTheirDaysOfTheYear()
    {
        await using var server = await PageServer.StartAsync();
        await new ProgrammeService.ProgrammeServiceClient(server.As("root")).UpdateProgrammeAsync(
            new() { Programme = new Programme { WeekScheme = WeekScheme.Iso }, UpdateMask = new() { Paths = { "week_scheme" } } });
        await Seeded.PartnersAsync(server);
        var first = new DateTimeOffset(int.Parse(Year, System.Globalization.CultureInfo.InvariantCulture), 1, 1, 4, 0, 0, TimeSpan.Zero);
        await Seeded.SellAsync(server, "canton", "day-before", first.AddDays(-1), 5_000);
        await Seeded.SellAsync(server, "canton", "first-day", first, 300);
        foreach (var scope in new[] { "company", "partner:canton" })
        {
            await using var visit = await browser.VisitAsync(server.Address);
            await visit.SignInAsync(PageServer.KeyOf("ann"), $"/targets/{Year}/set?scope={scope}");
            await visit.Page.ActAsync("set", ("amount", "36500"));
            await visit.Page.SaidAsync("version 1");
            await visit.Page.ClickAsync("summary:text-is('Weeks of ISO 8601')");
            var week = visit.Page.Locator("details:has-text('Weeks of ISO 8601') tbody tr").First;
            if (scope == "company")
                await Assertions.Expect(visit.Page.Locator("details:has-text('Weeks of ISO 8601') p")).ToHaveTextAsync("What was sold in a week is known of partners only.");
            else
                await Assertions.Expect(week).ToContainTextAsync("CNY 300.00");
            Assert.Empty(await visit.FindBarriersAsync());
        }
    }
}
