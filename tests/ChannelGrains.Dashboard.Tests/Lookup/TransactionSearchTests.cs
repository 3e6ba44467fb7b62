using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Ingest.V1;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Lookup;

public sealed class TransactionSearchTests(Browser browser, Seeded seeded)
{
    [Theory]
    [InlineData("tianfu-3")]
    [InlineData("tianfu tianfu-3")]
    public async Task Search_OfAnId_LeadsToThePartnersSalesWithItNamed(string text)
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), $"/search?q={Uri.EscapeDataString(text)}");
        await Assertions.Expect(visit.Page.Locator(".hits li:has(a:text-is('tianfu-3'))")).ToContainTextAsync("Tianfu Trading · sale · counted · erp");
        await visit.Page.ClickAsync(".hits a:text-is('tianfu-3')");
        var card = visit.Page.Locator("[data-transaction='tianfu-3']");
        await Assertions.Expect(card.Locator("[data-state]")).ToHaveTextAsync("counted");
        await Assertions.Expect(card.Locator("tbody tr")).ToContainTextAsync("CNY 2,822");
        Assert.Matches("/partners/tianfu/sales\\?transaction=tianfu-3&source=erp&period=\\d{4}-\\d{2}$", visit.Page.Url);
        Assert.Empty(await visit.FindBarriersAsync());
        await card.Locator("a:text-is('Close')").ClickAsync();
        await Assertions.Expect(card).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Search_OfAHeldKey_FindsNoOthers()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("eve"), "/search?q=tianfu-3");
        await Assertions.Expect(visit.Page.Locator("main .nothing")).ToBeVisibleAsync();
        await visit.GoAsync("/search?q=tianfu%20tianfu-3");
        await Assertions.Expect(visit.Page.Locator("main .nothing")).ToBeVisibleAsync();
        await visit.GoAsync($"/search?q={PageServer.HeldPartner}-3");
        await Assertions.Expect(visit.Page.Locator($".hits a:text-is('{PageServer.HeldPartner}-3')")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Sales_WithAnIdThatIsNone_SayIt()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/partners/tianfu/sales?transaction=no-such");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("This partner has no transaction no-such");
        await visit.GoAsync($"/partners/tianfu/sales?transaction={new string('x', 65)}");
        await Assertions.Expect(visit.Page.Locator("main .problem")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Search_OfWhatWaits_LeadsToItsQuarantine()
    {
        await using var server = await PageServer.StartAsync(settings: new Dictionary<string, string?> { ["Lookup:MaxLookUps"] = "3" });
        await Seeded.PartnersAsync(server);
        await SendAsync(server, "T-1", TransactionKind.Sale, "USD");
        await SendAsync(server, "T-2", TransactionKind.Sale, "CNY");
        await SendAsync(server, "V-2", TransactionKind.Void, "CNY", "T-2");
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/search?q=T-1");
        await Assertions.Expect(visit.Page.Locator(".hits")).ToContainTextAsync("Write the id of the partner, a blank and the id of the transaction.");
        await visit.GoAsync("/search?q=tianfu%20T-1");
        await visit.Page.ClickAsync(".hits a:text-is('T-1')");
        await visit.Page.WaitForURLAsync("**/feeds/tianfu/*");
        await Assertions.Expect(visit.Page.Locator("main h1")).ToHaveTextAsync("T-1");

        await visit.GoAsync("/partners/tianfu/sales?transaction=V-2");
        await visit.Page.ClickAsync("[data-transaction='V-2'] a:text-is('T-2')");
        await Assertions.Expect(visit.Page.Locator("[data-transaction='T-2'] [data-state]")).ToHaveTextAsync("voided");
    }

    private static async Task SendAsync(PageServer server, string id, TransactionKind kind, string currency, string original = "")
    {
        var transaction = new Transaction { TransactionId = id, Kind = kind, CurrencyCode = currency, OccurredAt = DateTimeOffset.UtcNow.AddMinutes(-1).ToTimestamp(), OriginalTransactionId = original };
        if (kind != TransactionKind.Void)
            transaction.Lines.Add(new TransactionLine { Sku = "sku", Category = "tea", QuantityThousandths = 1_000, AmountMicros = 5_000_000 });
        await new IngestService.IngestServiceClient(server.As("root")).SubmitTransactionsAsync(new() { SourceId = Seeded.Source, Batch = new TransactionBatch { PartnerId = "tianfu", Transactions = { transaction } } });
    }
}
