using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Dashboard.Tests.Settlement;
using ChannelGrains.Settlement.V1;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Payments;

public sealed class PaymentPageTests(Browser browser)
{
    private const string Run = "RUN-1";

    [Fact]
    public async Task Month_FromItsCloseToTheBank_IsTwoPeoplesWork()
    {
        await using var server = await SettlingServer.StartAsync();
        await using var ann = await browser.VisitAsync(server, "ann", "/settlement");
        await using var bob = await browser.VisitAsync(server, "bob", "/settlement");
        await ann.Page.ActAsync("close");
        await Assertions.Expect(ann.Page.Locator("[data-job=done]")).ToBeVisibleAsync();
        await bob.GoAsync("/settlement?state=Closed");
        await bob.Page.ActAsync($"approve-{SettlingServer.Partner}");
        await bob.Page.SaidAsync("The statement of tianfu is approved.");
        await bob.Page.ActAsync($"approve-{SettlingServer.Other}");
        await Assertions.Expect(bob.Page.Locator("main .nothing")).ToBeVisibleAsync();

        await ann.GoAsync("/payments");
        await ann.Page.ActAsync("plan", ("id", "no good id"));
        await Assertions.Expect(ann.Page.Form("plan").Locator(".problem")).ToBeVisibleAsync();
        await Assertions.Expect(ann.Page.Form("plan").Locator("[name=id]")).ToHaveValueAsync("no good id");
        await ann.Page.ActAsync("plan", ("id", Run));
        await ann.Page.SaidAsync("The run RUN-1 is planned: 2 payments, CNY 1,050.00.");
        await Assertions.Expect(ann.Page.Locator("[data-waits]")).ToContainTextAsync("ann planned it: somebody else of finance must approve it.");
        Assert.Equal(0, await ann.Page.Form("approve").CountAsync());

        await bob.GoAsync($"/payments/runs/{Run}");
        await bob.Page.ActAsync("approve");
        await bob.Page.SaidAsync("The run is approved.");
        var client = new PaymentService.PaymentServiceClient(server.Server.As("ann"));
        var day = await PaymentDesk.ReadyAsync(client, Run);
        var pain = await bob.Page.ExportAsync($"/file/payment-run?run={Run}&file=1");
        Assert.Contains($"<MsgId>{Run}-F1</MsgId>", pain, StringComparison.Ordinal);

        // The bank has paid one, and another amount of the other.
        var payments = (await client.GetPaymentRunAsync(new() { PaymentRunId = Run })).Payments;
        var right = payments.Single(payment => payment.PartnerId == SettlingServer.Partner);
        var wrong = payments.Single(payment => payment.PartnerId == SettlingServer.Other);
        await ann.ImportAsync(BankFiles.Statement("T1", day, (right.EndToEndId, "1000.00"), (wrong.EndToEndId, "49.99")));
        await ann.Page.SaidAsync("statement of the account (camt.053)");
        await ann.ImportAsync(BankFiles.Statement("T1", day, (right.EndToEndId, "1000.00"), (wrong.EndToEndId, "49.99")));
        await ann.Page.SaidAsync("It was imported before: nothing has changed.");
        await ann.ImportAsync("this is no file of a bank");
        await Assertions.Expect(ann.Page.Form("import").Locator(".problem")).ToBeVisibleAsync();

        await ann.GoAsync($"/payments/breaks?run={Run}");
        await Assertions.Expect(ann.Page.Locator("tbody tr")).ToContainTextAsync("another amount");
        await ann.Page.ClickAsync("tbody a:text-is('Close it')");
        await ann.Page.ActAsync("close", ("note", "The bank took a fee"));
        await ann.Page.SaidAsync("The break is closed.");
        await Assertions.Expect(ann.Page.Locator("main .nothing")).ToBeVisibleAsync();
        Assert.Contains("The bank took a fee", await ann.Page.ExportAsync($"/export/breaks?format=csv&run={Run}&closed=yes"), StringComparison.Ordinal);

        await ann.GoAsync($"/payments/runs/{Run}");
        await Assertions.Expect(ann.Page.Locator($"tr[data-row^='{SettlingServer.Partner}'] [data-state]")).ToHaveAttributeAsync("data-state", "Paid");
        await ann.Page.ClickAsync($"tr[data-row^='{SettlingServer.Other}'] a:text-is('Record')");
        await ann.Page.ActAsync("outcome", ("outcome", "Paid"), ("note", "Seen at the bank"));
        await ann.Page.SaidAsync("It is recorded.");
        await Assertions.Expect(ann.Page.Locator($"tr[data-row^='{SettlingServer.Other}'] [data-state]")).ToHaveAttributeAsync("data-state", "Paid");
        Assert.Contains("tianfu", await ann.Page.ExportAsync($"/export/run-payments?format=csv&run={Run}"), StringComparison.Ordinal);
        Assert.Contains(Run, await ann.Page.ExportAsync("/export/payment-runs?format=csv"), StringComparison.Ordinal);

        // It is found by its id, a part of it, a file of it, and who planned it; not by who may not see it.
        foreach (var text in new[] { Run, "run-", $"{Run}-F1", "ann" })
        {
            await bob.GoAsync($"/search?q={text}");
            await Assertions.Expect(bob.Page.Locator($".hits a[href='/payments/runs/{Run}']")).ToHaveTextAsync($"Run {Run}");
        }
        await using (var ray = await browser.VisitAsync(server, "ray", $"/search?q={Run}"))
            Assert.Equal(0, await ray.Page.Locator(".hits").CountAsync());

        // What was posted adds up, and the statement goes out in Chinese.
        await ann.GoAsync($"/ledger?partner={SettlingServer.Partner}");
        await Assertions.Expect(ann.Page.Locator("[data-balance=PartnerPayable]")).ToContainTextAsync("CNY 0.00");
        await ann.Page.ClickAsync("a:text-is('Verify this ledger')");
        await Assertions.Expect(ann.Page.Locator("[data-verdict]")).ToContainTextAsync("All is right");
        await ann.GoAsync($"/ledger?partner={SettlingServer.Partner}&account=Cash");
        await Assertions.Expect(ann.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        Assert.Contains("bank,CNY,-1000", await ann.Page.ExportAsync($"/export/ledger?format=csv&partner={SettlingServer.Partner}&account=Cash"), StringComparison.Ordinal);
        Assert.Contains("结算", await ann.Page.ExportAsync($"/file/statement?partner={SettlingServer.Partner}&month={server.Month}&format=csv&lang=zh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Payee_SetByOne_IsVerifiedByAnother()
    {
        await using var server = await SettlingServer.StartAsync(verifiesPayees: false);
        await using var ann = await browser.VisitAsync(server, "ann", "/payments/payees");
        await ann.Page.FillAsync("#choose-partner", SettlingServer.Partner);
        await ann.Page.PressAsync("#choose-partner", "Enter");
        await ann.Page.WaitForURLAsync($"**/payments/payees/{SettlingServer.Partner}");
        await Assertions.Expect(ann.Page.Locator("[data-block=PAYEE_UNVERIFIED]")).ToBeVisibleAsync();
        await ann.Page.ActAsync("set", ("name", "天府"), ("latin", "Tianfu"), ("account", "not an account!"), ("bank", "ICBKCNBJ"), ("town", "Chengdu"), ("country", "CN"), ("why", "They moved"));
        await Assertions.Expect(ann.Page.Form("set").Locator(".problem")).ToBeVisibleAsync();
        await ann.Page.ActAsync("set", ("account", "6217000000000077"));
        await ann.Page.SaidAsync("The payee is set.");
        await Assertions.Expect(ann.Page.Locator("[data-waits]")).ToContainTextAsync("ann changed it");
        Assert.Equal(0, await ann.Page.Form("verify").CountAsync());

        await using var bob = await browser.VisitAsync(server, "bob", $"/payments/payees/{SettlingServer.Partner}");
        await bob.Page.ActAsync("verify", ("verify-note", "Called them back"));
        await bob.Page.SaidAsync("The payee is verified.");
        await Assertions.Expect(bob.Page.Locator("[data-verified]")).ToContainTextAsync("bob");
        await Assertions.Expect(bob.Page.Locator("tbody tr")).ToHaveCountAsync(2);

        await using var ray = await browser.VisitAsync(server, "ray", "/payments");
        await Assertions.Expect(ray.Page.Locator("main .problem")).ToContainTextAsync("Your key may not see this");
        Assert.Equal(0, await ray.Page.Locator(".shell-nav a[href='/payments']").CountAsync());
        Assert.Equal(0, await ray.Page.Locator("main form[method=post]").CountAsync());
    }
}
