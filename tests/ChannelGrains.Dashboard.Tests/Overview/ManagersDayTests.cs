using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Dashboard.Tests.Payments;
using ChannelGrains.Dashboard.Tests.Settlement;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Settlement.V1;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Overview;

/// <summary>A manager's day as one way through the page: what each of its steps leads to is what the next one begins with.</summary>
public sealed class ManagersDayTests(Browser browser)
{
    private const string NetCard = ".card:has(.label:text-is('Net sales')) .value", Run = "RUN-DAY";

    [Fact]
    public async Task Day_FromASlumpToAPaidStatement_IsTwoPeoplesWorkOnThePage()
    {
        await using var server = await SettlingServer.StartAsync();
        await using var ann = await browser.VisitAsync(server, "ann", "/");
        await using var bob = await browser.VisitAsync(server, "bob", "/risk");
        await ann.LiveAsync();
        await bob.LiveAsync();
        await Assertions.Expect(bob.Page.Locator("main .nothing")).ToContainTextAsync("No partner is at risk");

        await SlumpAsync(server, ann);
        await ExplainAsync(bob);
        await AssignAsync(ann, bob);
        await SettleAsync(ann, bob);
        await PayAsync(server, ann, bob);
        await TakeAlongInChineseAsync(server, ann);
    }

    /// <summary>Sales come, and then most of what was sold comes back, while Ann looks.</summary>
    private static async Task SlumpAsync(SettlingServer server, Visit ann)
    {
        await Seeded.SellAsync(server.Server, SettlingServer.Partner, "good-morning", DateTimeOffset.UtcNow, 2_000);
        await Assertions.Expect(ann.Page.Locator(NetCard)).ToHaveTextAsync("CNY 2.00K");
        await Assertions.Expect(ann.Page.Locator($"tr[data-row={SettlingServer.Partner}]")).ToContainTextAsync("CNY 2,000.00");
        foreach (var back in Enumerable.Range(1, 3))
            await Seeded.SellAsync(server.Server, SettlingServer.Partner, $"comes-back-{back}", DateTimeOffset.UtcNow, 3_000, kind: TransactionKind.Return);
        await Assertions.Expect(ann.Page.Locator(NetCard)).ToHaveTextAsync("CNY -7.00K");
        await Assertions.Expect(ann.Page.Locator("a.card[href='/risk?level=Medium'] .value")).ToHaveTextAsync("1");
    }

    /// <summary>The board has it without that Bob does anything; he opens why.</summary>
    private static async Task ExplainAsync(Visit bob)
    {
        var row = bob.Page.Locator($"[data-row={SettlingServer.Partner}]");
        await Assertions.Expect(row).ToContainTextAsync("More returns than usual");
        await row.Locator("td.number a").ClickAsync();
        var panel = bob.Page.Locator(".explain-panel");
        await Assertions.Expect(panel.Locator(".formula")).ToContainTextAsync("1 − (1 − 0.5)");
        await panel.GetByRole(AriaRole.Link, new() { Name = "More returns than usual" }).ClickAsync();
        await Assertions.Expect(panel).ToContainTextAsync("The return rate beyond the usual one.");
        await Assertions.Expect(panel).ToContainTextAsync("0.5 × 1 = 0.5");
    }

    /// <summary>What the rules opened is given to Bob, who finds it among what is his.</summary>
    private static async Task AssignAsync(Visit ann, Visit bob)
    {
        await ann.GoAsync($"/risk/{SettlingServer.Partner}");
        await ann.Page.ClickAsync("a:text-is('Call the partner and find out why')");
        await ann.Page.ActAsync("assign", ("owner", "bob"), ("assign-note", "Before noon, please"));
        await ann.Page.SaidAsync("It is given to bob.");
        await bob.GoAsync("/actions?who=mine");
        await bob.Page.ClickAsync("a:text-is('Call the partner and find out why')");
        await bob.Page.ActAsync("start");
        await bob.Page.SaidAsync("It is in progress.");
        await Assertions.Expect(bob.Page.Locator("tbody")).ToContainTextAsync("Before noon, please");
    }

    /// <summary>One closes the month, the other approves it.</summary>
    private static async Task SettleAsync(Visit ann, Visit bob)
    {
        await ann.GoAsync("/settlement");
        await ann.Page.ActAsync("close");
        await Assertions.Expect(ann.Page.Locator("[data-job=done]")).ToContainTextAsync("2 statements closed", new() { Timeout = 30_000 });
        await bob.GoAsync("/settlement?state=Closed");
        foreach (var partner in new[] { SettlingServer.Partner, SettlingServer.Other })
        {
            await bob.Page.ActAsync($"approve-{partner}");
            await bob.Page.SaidAsync($"The statement of {partner} is approved.");
        }
    }

    /// <summary>One plans the run, the other approves it and takes the file for the bank; the bank's answer closes it.</summary>
    private static async Task PayAsync(SettlingServer server, Visit ann, Visit bob)
    {
        await ann.GoAsync("/payments");
        await ann.Page.ActAsync("plan", ("id", Run));
        await ann.Page.SaidAsync("The run RUN-DAY is planned: 2 payments, CNY 1,050.00.");
        Assert.Equal(0, await ann.Page.Form("approve").CountAsync());
        await bob.GoAsync($"/payments/runs/{Run}");
        await bob.Page.ActAsync("approve");
        await bob.Page.SaidAsync("The run is approved.");
        var client = new PaymentService.PaymentServiceClient(server.Server.As("ann"));
        var day = await PaymentDesk.ReadyAsync(client, Run);
        Assert.Contains("<InstdAmt Ccy=\"CNY\">1000.00</InstdAmt>", await bob.Page.ExportAsync($"/file/payment-run?run={Run}&file=1"), StringComparison.Ordinal);

        var payments = (await client.GetPaymentRunAsync(new() { PaymentRunId = Run })).Payments;
        await ann.ImportAsync(BankFiles.Statement("D1", day, [.. payments.Select(payment => (payment.EndToEndId, payment.PartnerId == SettlingServer.Partner ? "1000.00" : "50.00"))]));
        await ann.Page.SaidAsync("statement of the account (camt.053)");
        await ann.GoAsync($"/payments/runs/{Run}");
        await Assertions.Expect(ann.Page.Locator("[data-state=Paid]")).ToHaveCountAsync(2);
        await ann.GoAsync("/payments/breaks");
        await Assertions.Expect(ann.Page.Locator("main .nothing")).ToBeVisibleAsync();
    }

    /// <summary>The statement that was paid, in the language of who gets it.</summary>
    private static async Task TakeAlongInChineseAsync(SettlingServer server, Visit ann)
    {
        await ann.GoAsync($"/settlement/statements/{SettlingServer.Partner}/{server.Month}");
        await ann.Page.ClickAsync("a[hreflang=zh]");
        await Assertions.Expect(ann.Page.Locator("[data-state=Paid]")).ToHaveTextAsync("已付款");
        var file = await ann.Page.RunAndWaitForDownloadAsync(() => ann.Page.ClickAsync("main a[download]:first-of-type"));
        var statement = await File.ReadAllTextAsync(await file.PathAsync());
        Assert.Contains("结算", statement, StringComparison.Ordinal);
        Assert.Contains("1,000.00", statement, StringComparison.Ordinal);
    }
}
