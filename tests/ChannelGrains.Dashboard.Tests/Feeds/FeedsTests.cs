using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Ingest.V1;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Feeds;

public sealed class FeedsTests(Browser browser)
{
    [Fact]
    public async Task Transaction_InQuarantine_IsCorrectedAndCounts()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await SendAsync(server, "T-1", "USD");
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ann"), "/feeds");
        await Assertions.Expect(visit.Page.Locator("tr[data-row=erp]")).ToContainTextAsync("by id");
        await visit.Page.FillAsync("#partner", "tianfu");
        await visit.Page.ClickAsync("main button:text-is('Show')");
        await visit.Page.ClickAsync("th a:text-is('T-1')");
        await Assertions.Expect(visit.Page.Locator("main .notice[data-problem]")).ToHaveTextAsync("another currency than the partner's");
        Assert.Empty(await visit.FindBarriersAsync());

        await visit.Page.FillAsync("input[name=currency]", "EUR");
        await visit.Page.FillAsync("form:has-text('Apply') input[name=note]", "asked the till");
        await visit.Page.ClickAsync("button:text-is('Apply')");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("It still cannot be applied");
        await visit.Page.FillAsync("input[name=currency]", "CNY");
        await visit.Page.FillAsync("input[name=amount-0]", "12.345678");
        await visit.Page.ClickAsync("button:text-is('Apply')");
        await Assertions.Expect(visit.Page.Locator(".notices")).ToHaveTextAsync("T-1 is applied.");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("Nothing waits in quarantine");
        var kpis = await new Kpi.V1.KpiService.KpiServiceClient(server.As("root")).GetPartnerKpisAsync(new() { PartnerId = "tianfu", Period = $"{DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)):yyyy-MM}" });
        Assert.Equal((12, 345_678_000), (kpis.Kpis.Total.Net.Units, kpis.Kpis.Total.Net.Nanos));
    }

    [Fact]
    public async Task Transaction_ThatIsDiscarded_AsksFirst()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await SendAsync(server, "T-2", "USD");
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ann"), "/feeds/tianfu");
        await visit.Page.ClickAsync("th a:text-is('T-2')");
        await visit.Page.FillAsync("form:has(button:text-is('Discard')) input[name=note]", "a test");
        var isAsked = false;
        visit.Page.Dialog += async (_, dialog) =>
        {
            isAsked = true;
            await dialog.AcceptAsync();
        };
        await visit.Page.ClickAsync("button:text-is('Discard')");
        await Assertions.Expect(visit.Page.Locator(".notices")).ToHaveTextAsync("T-2 is discarded.");
        Assert.True(isAsked);
    }

    [Fact]
    public async Task Reader_OfQuarantine_MayNotChangeIt()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await SendAsync(server, "T-3", "USD");
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/feeds/tianfu");
        await visit.Page.ClickAsync("th a:text-is('T-3')");
        await visit.Page.Locator("h1:text-is('T-3')").WaitForAsync();
        Assert.Equal(0, await visit.Page.Locator("main form.act-form").CountAsync());
    }

    private static async Task SendAsync(PageServer server, string id, string currency)
    {
        var answer = await new IngestService.IngestServiceClient(server.As("root")).SubmitTransactionsAsync(new()
        {
            SourceId = Seeded.Source,
            Batch = new TransactionBatch
            {
                PartnerId = "tianfu",
                Transactions =
                {
                    new Transaction
                    {
                        TransactionId = id, Kind = TransactionKind.Sale, CurrencyCode = currency, OccurredAt = DateTimeOffset.UtcNow.AddMinutes(-1).ToTimestamp(),
                        Lines = { new TransactionLine { Sku = "sku", Category = "tea", QuantityThousandths = 1_000, AmountMicros = 5_000_000 } },
                    },
                },
            },
        });
        Assert.Equal(0, answer.Result.Accepted);
    }
}
