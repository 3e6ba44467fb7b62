using ChannelGrains.Dashboard.Tests.Browsing;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Partners;

public sealed class PartnerPageTests(Browser browser, Seeded seeded)
{
    [Fact]
    public async Task Partner_FromTheLeaderboard_ShowsFiguresThatOpen()
    {
        await using var visit = await SignedInAsync("ray", "/partners");
        await visit.Page.ClickAsync("tr[data-row=tianfu] th a");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("四川天府商贸 Tianfu Trading");
        await visit.LiveAsync();
        await Assertions.Expect(visit.Page.Locator(".card:has(.label:text-is('Transactions')) .value")).ToHaveTextAsync(Sold());
        await visit.Page.ClickAsync(".card:has(.label:text-is('Net sales')) a");
        await visit.Page.WaitForURLAsync("**explain=score*");
        await Assertions.Expect(visit.Page.Locator(".explain-panel")).ToContainTextAsync("Numerator");
        await Assertions.Expect(visit.Page.Locator(".explain-panel tr[data-fact]").First).ToContainTextAsync("SALE");
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.Locator(".explain-panel")).ToContainTextAsync("Numerator");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visit.Page.Locator(".explain-panel")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Figures_WhileSalesCome_ShowThemInPlace()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/partners/canton");
        await visit.LiveAsync();
        await Seeded.SellAsync(server, "canton", "s-1", DateTimeOffset.UtcNow.AddMinutes(-1), 1_000, customer: "member");
        await Assertions.Expect(visit.Page.Locator(".card:has(.label:text-is('Net sales')) .value")).ToHaveTextAsync("CNY 1.00K");
        await Assertions.Expect(visit.Page.Locator(".card:has(.label:text-is('Customers')) .value")).ToHaveTextAsync("1");
    }

    [Fact]
    public async Task Figures_AsKnownBefore_AreNotLiveAndLeaveOutWhatCameLater()
    {
        await using var visit = await SignedInAsync("ray", "/partners/tianfu?as_of=2020-01-01T00:00");
        await Assertions.Expect(visit.Page.Locator("main .notice, main .problem").First).ToBeVisibleAsync();
        Assert.Equal(0, await visit.Page.Locator(".live-badge").CountAsync());
        await visit.Page.GotoAsync("/partners/tianfu?as_of=yesterday");
        await Assertions.Expect(visit.Page.Locator(".nothing").First).ToContainTextAsync("This is no time");
        await visit.Page.GotoAsync("/partners/tianfu/scorecard?as_of=2100-01-01T00:00");
        await Assertions.Expect(visit.Page.Locator(".problem")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Sales_ByDayAndCategory_HaveATableAndAnExport()
    {
        await using var visit = await SignedInAsync("ray", $"/partners/tianfu/sales?period={seeded.Month}&category=teaware");
        await Assertions.Expect(visit.Page.Locator("#choose-category")).ToHaveValueAsync("teaware");
        await Assertions.Expect(visit.Page.Locator(".chart-table tbody tr")).Not.ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator("tr[data-row=tea]")).ToHaveCountAsync(1);
        await visit.Page.SelectOptionAsync("#choose-measure", "Transactions");
        await visit.Page.WaitForURLAsync("**measure=Transactions*");
        await Assertions.Expect(visit.Page.Locator(".chart figcaption")).ToHaveTextAsync("Transactions");
        var days = DateTime.DaysInMonth(int.Parse(seeded.Month[..4], null), int.Parse(seeded.Month[5..], null));
        var file = await (await visit.Page.APIRequest.GetAsync($"{seeded.Server.Address}/export/partner-series?format=csv&partner=tianfu&period={seeded.Month}")).TextAsync();
        Assert.Equal(days + 1, file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Sales_InChinese_NameTheirSteps()
    {
        await using var visit = await SignedInAsync("ray", "/partners/tianfu/sales?lang=zh");
        await Assertions.Expect(visit.Page.Locator("#choose-step option")).ToHaveTextAsync(["日", "周", "月"]);
    }

    [Fact]
    public async Task Scorecard_RowsOpen_AndMarketsShowItsPart()
    {
        await using var visit = await SignedInAsync("ray", "/partners/tianfu/scorecard");
        await visit.LiveAsync();
        await visit.Page.ClickAsync("tr[data-row=Sales] a.figure");
        await Assertions.Expect(visit.Page.Locator(".explain-panel h3")).ToContainTextAsync("Sales");
        await Assertions.Expect(visit.Page.Locator("tr[data-row='cn/sichuan']")).ToContainTextAsync("%");
    }

    [Theory]
    [InlineData("balance", "There is no statement")]
    [InlineData("agreement", "No agreement is in force today")]
    [InlineData("quarantine", "Nothing waits in quarantine")]
    [InlineData("nowhere", "There is no such page of a partner")]
    public async Task Tab_WithNothing_SaysSo(string tab, string said)
    {
        await using var visit = await SignedInAsync("ray", $"/partners/chengdu-south/{tab}");
        visit.ExpectsFaults = tab == "nowhere";
        await Assertions.Expect(visit.Page.Locator($".nothing:has-text('{said}')")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Risk_OfAPartnerThatIsBehind_ShowsFactorsThatOpen()
    {
        await using var visit = await SignedInAsync("ray", "/partners/tianfu/risk");
        await visit.Page.ClickAsync("tr[data-row=SalesBelowPace] a.figure");
        await Assertions.Expect(visit.Page.Locator(".explain-panel")).ToContainTextAsync("The rule");
    }

    [Fact]
    public async Task Partner_ThatIsNotThere_IsRefusedInItsPlace()
    {
        await using var visit = await SignedInAsync("ray", "/partners/nobody");
        visit.ExpectsFaults = true;
        await Assertions.Expect(visit.Page.Locator(".problem")).ToContainTextAsync("There is no such thing");
    }

    [Fact]
    public async Task KeyHeldToAPartner_SeesItsPageAlone()
    {
        await using var visit = await SignedInAsync("eve", "/");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Held Partner");
        await visit.LiveAsync();
        await visit.Page.ClickAsync(".shell-nav a[href='/partners']");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Held Partner");
        await visit.Page.WaitForURLAsync($"**/partners/{PageServer.HeldPartner}");
        foreach (var tab in new[] { "sales", "scorecard", "balance", "agreement", "risk", "quarantine" })
        {
            await visit.Page.GotoAsync($"/partners/{PageServer.HeldPartner}/{tab}");
            await visit.Page.Locator(".tabs").WaitForAsync();
            Assert.Equal(0, await visit.Page.Locator("main .problem").CountAsync());
        }
        await visit.Page.GotoAsync("/partners/tianfu");
        await Assertions.Expect(visit.Page.Locator(".problem")).ToContainTextAsync("Your key may not see this");
    }

    private static string Sold() => DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).Day.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task<Visit> SignedInAsync(string principal, string path)
    {
        var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf(principal), path);
        return visit;
    }
}
