using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Dashboard.Tests.Payments;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Settlement;

public sealed class SettlementPageTests(Browser browser)
{
    [Fact]
    public async Task Month_ClosedByOne_IsApprovedByAnother()
    {
        await using var server = await SettlingServer.StartAsync();
        await using var ann = await browser.VisitAsync(server.Address);
        await ann.SignInAsync(PageServer.KeyOf("ann"), "/settlement");
        await Assertions.Expect(ann.Page.Locator("main .nothing")).ToContainTextAsync("There are no such statements");
        ann.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await ann.Page.ActAsync("close");
        await ann.Page.WaitForURLAsync("**job=*");
        await Assertions.Expect(ann.Page.Locator("[data-job=done]")).ToContainTextAsync("2 statements closed");
        await ann.Page.ReloadAsync();
        await Assertions.Expect(ann.Page.Locator($"tr[data-row={SettlingServer.Partner}]")).ToContainTextAsync("CNY 1,000.00");
        await Assertions.Expect(ann.Page.Locator($"tr[data-row={SettlingServer.Partner}]")).ToContainTextAsync("ann closed it: somebody else of finance must approve it.");
        Assert.Equal(0, await ann.Page.Form($"approve-{SettlingServer.Partner}").CountAsync());

        await using var ray = await browser.VisitAsync(server.Address);
        await ray.SignInAsync(PageServer.KeyOf("ray"), "/settlement");
        await Assertions.Expect(ray.Page.Locator("tbody tr[data-row]")).ToHaveCountAsync(2);
        Assert.Equal(0, await ray.Page.Locator("main form[method=post]").CountAsync());

        await using var bob = await browser.VisitAsync(server.Address);
        await bob.SignInAsync(PageServer.KeyOf("bob"), $"/settlement?period={server.Month}&state=Closed");
        await bob.Page.ActAsync($"approve-{SettlingServer.Partner}");
        await bob.Page.SaidAsync("The statement of tianfu is approved.");
        await Assertions.Expect(bob.Page.Locator("tbody tr[data-row]")).ToHaveCountAsync(1);
        await bob.GoAsync($"/settlement?period={server.Month}");
        await Assertions.Expect(bob.Page.Locator($"tr[data-row={SettlingServer.Partner}] [data-state]")).ToHaveAttributeAsync("data-state", "Approved");
        var export = await bob.Page.ExportAsync($"/export/statements?format=csv&period={server.Month}");
        Assert.Contains("approved,CNY,1000,0,1000", export.Replace(".00", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(",ann,bob", export, StringComparison.Ordinal);
        await bob.GoAsync($"/search?q={server.Month}");
        await Assertions.Expect(bob.Page.Locator("main")).ToContainTextAsync("of tianfu");
    }

    [Fact]
    public async Task Job_WhoseFirstAnswerComesAfterThePageIsDrawn_IsFollowed()
    {
        var held = new HeldClose();
        await using var server = await SettlingServer.StartAsync(configure: held.Register);
        // A server whose calls are held would not stop.
        using var released = held;
        await using var ann = await browser.VisitAsync(server, "ann", "/settlement");
        await ann.Page.ActAsync("close");
        await Assertions.Expect(ann.Page.Locator("[data-job=running]:not(:has(h2))")).ToHaveCountAsync(1);
        held.Answer();
        await Assertions.Expect(ann.Page.Locator("[data-job=running]")).ToContainTextAsync("0 of 2 partners asked");
        held.Close();
        await Assertions.Expect(ann.Page.Locator("[data-job=done]")).ToContainTextAsync("2 statements closed");
    }

    [Fact]
    public async Task Statement_ByItsLine_OpensRuleAndTransactions()
    {
        await using var server = await SettlingServer.StartAsync(verifiesPayees: false);
        await server.CloseAsync();
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("bob"), $"/settlement/statements/{SettlingServer.Partner}/{server.Month}?lang=en");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("<b>tianfu</b>");
        await Assertions.Expect(visit.Page.Locator("[data-total]")).ToHaveTextAsync("CNY 1,000.00");
        await Assertions.Expect(visit.Page.Locator("[data-block=PAYEE_UNVERIFIED]")).ToContainTextAsync("Nobody has verified the payee yet.");
        await visit.Page.ClickAsync("tr[data-row='1'] a.figure-opens");
        var panel = visit.Page.Locator(".explain-panel");
        await Assertions.Expect(panel).ToContainTextAsync("(10,000 × 0.1 + 0) × 1 = 1000");
        await Assertions.Expect(panel.Locator("tr[data-row=tianfu-sale]")).ToContainTextAsync("10,000");
        await visit.Page.ReloadAsync();
        await Assertions.Expect(panel.Locator("tr[data-row=tianfu-sale]")).ToBeVisibleAsync();
        Assert.Empty(await visit.FindBarriersAsync());
        var lines = await visit.Page.ExportAsync($"/export/statement-lines?format=csv&of={SettlingServer.Partner}/{server.Month}");
        Assert.Contains("commission of a bracket", lines, StringComparison.Ordinal);
        Assert.Contains("结算", await visit.Page.ExportAsync($"/file/statement?partner={SettlingServer.Partner}&month={server.Month}&format=html&lang=zh"), StringComparison.Ordinal);
        var refused = await visit.Page.APIRequest.GetAsync($"/file/statement?partner=nobody&month={server.Month}&format=csv");
        Assert.Equal(502, refused.Status);
    }

    [Fact]
    public async Task Dispute_OpenedAndResolved_IsRefusedInItsPlaceFirst()
    {
        await using var server = await SettlingServer.StartAsync();
        await server.CloseAsync();
        await using var ann = await browser.VisitAsync(server.Address);
        await ann.SignInAsync(PageServer.KeyOf("ann"), $"/settlement/statements/{SettlingServer.Partner}/{server.Month}");
        await ann.Page.ActAsync("dispute", ("lines", "77"), ("why", "The <i>rate</i> is another"));
        await Assertions.Expect(ann.Page.Form("dispute").Locator(".problem")).ToBeVisibleAsync();
        await Assertions.Expect(ann.Page.Form("dispute").Locator("[name=why]")).ToHaveValueAsync("The <i>rate</i> is another");
        await ann.Page.ActAsync("dispute", ("lines", "1"));
        await ann.Page.SaidAsync("The dispute is open.");
        await Assertions.Expect(ann.Page.Locator("[data-block=DISPUTE_OPEN]")).ToBeVisibleAsync();
        await ann.Page.ActAsync("resolve-1", ("granted", "much"), ("resolution", "So it is"));
        await Assertions.Expect(ann.Page.Form("resolve-1").Locator(".problem")).ToContainTextAsync("The amount must be a number");
        await ann.Page.ActAsync("resolve-1", ("granted", "12.50"));
        await ann.Page.SaidAsync("The dispute is resolved.");
        await Assertions.Expect(ann.Page.Locator("[data-dispute='1']")).ToContainTextAsync("CNY 12.50 granted, by ann: So it is");
    }
}
