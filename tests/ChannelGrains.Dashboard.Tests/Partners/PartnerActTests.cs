using ChannelGrains.Agreements.V1;
using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Ingest.V1;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Partners;

public sealed class PartnerActTests(Browser browser)
{
    private const string Partner = "tianfu";

    [Fact]
    public async Task Commission_OfAnAgreement_OpensFromTheBalance()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await AgreeAsync(server);
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), $"/partners/{Partner}/balance");
        await visit.LiveAsync();
        await Seeded.SellAsync(server, Partner, "s-1", DateTimeOffset.UtcNow.AddMinutes(-1), 1_000);
        var accrued = visit.Page.Locator(".card:has(.label:text-is('Accrued, not closed yet')) .value");
        await Assertions.Expect(accrued).ToHaveTextAsync("CNY 50");
        await Assertions.Expect(visit.Page.Locator("table:has(caption:text-is('To the next bracket')) tbody tr")).ToContainTextAsync("99,000");
        await visit.Page.ReloadAsync();
        await visit.Page.ClickAsync(".card a.figure");
        await Assertions.Expect(visit.Page.Locator(".explain-panel")).ToContainTextAsync("(base × rate + fee) × factor");
        Assert.Empty(await visit.FindBarriersAsync());

        await visit.Page.GotoAsync($"/partners/{Partner}/agreement");
        await Assertions.Expect(visit.Page.Locator("main h2").First).ToHaveTextAsync("标准协议 <i>Standard</i>");
        await Assertions.Expect(visit.Page.Locator("tr[data-row=opening]")).ToContainTextAsync("Opens the second store");
        await Assertions.Expect(visit.Page.Locator("tr[data-row='1']")).ToContainTextAsync("signed");
        Assert.Empty(await visit.FindBarriersAsync());
    }

    [Fact]
    public async Task Obligation_OfAnAgreement_IsRecordedAsMet()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await AgreeAsync(server);
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ann"), $"/partners/{Partner}/agreement");
        Assert.Empty(await visit.FindBarriersAsync());
        await visit.Page.ActAsync("met-opening-2030-06-30", ("evidence", " "));
        await Assertions.Expect(visit.Page.Locator("tr[data-row=opening] .problem")).ToBeVisibleAsync();
        await visit.Page.ActAsync("met-opening-2030-06-30", ("evidence", "照片 <b>photo</b> 17"));
        await visit.Page.SaidAsync("Opens the second store is recorded as met.");
        await Assertions.Expect(visit.Page.Locator("tr[data-row=opening]")).ToContainTextAsync("ann · 照片 <b>photo</b> 17");
        Assert.Equal(0, await visit.Page.Form("met-opening-2030-06-30").CountAsync());
        await visit.GoAsync($"/changes?partner={Partner}&kind=agreements.obligation_met");
        await Assertions.Expect(visit.Page.Locator("tbody tr th")).ToHaveTextAsync("obligation met");
    }

    [Fact]
    public async Task Quarantine_OfAManager_IsAppliedOrDiscarded()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await SendAsync(server, "T-1");
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ann"), $"/partners/{Partner}/quarantine");
        await Assertions.Expect(visit.Page.Locator("th a:text-is('T-1')")).ToHaveCountAsync(1);
        Assert.Empty(await visit.FindBarriersAsync());
        await visit.Page.ClickAsync("button:text-is('Apply all that can be applied')");
        await Assertions.Expect(visit.Page.Locator(".notices")).ToHaveTextAsync("0 are applied, 1 stay as they are.");

        // Without a reason it is refused in its place.
        visit.Page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await visit.Page.ClickAsync("summary:text-is('Discard several')");
        await visit.Page.ClickAsync("button:text-is('Discard')");
        await Assertions.Expect(visit.Page.Locator("main .problem")).ToHaveCountAsync(1);
        await visit.Page.FillAsync("main input[name=note]", "a test");
        await visit.Page.ClickAsync("button:text-is('Discard')");
        await Assertions.Expect(visit.Page.Locator(".notices")).ToHaveTextAsync("1 are discarded.");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("Nothing waits in quarantine");
    }

    [Fact]
    public async Task Quarantine_OfAReader_IsReadOnly()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await SendAsync(server, "T-2");
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), $"/partners/{Partner}/quarantine");
        await Assertions.Expect(visit.Page.Locator("main tbody tr")).ToContainTextAsync("T-2");
        Assert.Equal(0, await visit.Page.Locator("main form.act-form, main tbody a").CountAsync());
    }

    private static async Task AgreeAsync(PageServer server)
    {
        var agreements = new AgreementService.AgreementServiceClient(server.As("ann"));
        await agreements.DraftAgreementAsync(new()
        {
            PartnerId = Partner,
            EffectiveFrom = "2020-01-01",
            Terms = new AgreementTerms
            {
                Title = "标准协议 <i>Standard</i>",
                Commission = new CommissionSchedule
                {
                    Base = CommissionBase.NetSales,
                    Mode = BracketMode.Graduated,
                    Period = CommissionPeriod.Month,
                    Brackets = { new CommissionBracket { UpTo = "100000", Rate = "0.05" }, new CommissionBracket { Rate = "0.07" } },
                },
                Obligations = { new Obligation { ObligationId = "opening", Side = AgreementSide.Partner, Title = "Opens the second store", DueOn = "2030-06-30" } },
                Payment = new PaymentTerms { Method = PaymentMethod.CreditNote, HoldDays = 30 },
            },
            RequestId = "draft",
        });
        await agreements.SubmitAgreementAsync(new() { PartnerId = Partner, RequestId = "submit" });
        foreach (var side in new[] { AgreementSide.Company, AgreementSide.Partner })
            await agreements.ConfirmAgreementAsync(new() { PartnerId = Partner, Side = side, RequestId = $"confirm-{side}" });
        await agreements.SignAgreementAsync(new() { PartnerId = Partner, Evidence = new() { Reference = "contract 17", Sha256 = new string('A', 64) }, RequestId = "sign" });
    }

    private static async Task SendAsync(PageServer server, string id)
    {
        var answer = await new IngestService.IngestServiceClient(server.As("root")).SubmitTransactionsAsync(new()
        {
            SourceId = Seeded.Source,
            Batch = new TransactionBatch
            {
                PartnerId = Partner,
                Transactions =
                {
                    new Transaction
                    {
                        TransactionId = id, Kind = TransactionKind.Sale, CurrencyCode = "USD", OccurredAt = DateTimeOffset.UtcNow.AddMinutes(-1).ToTimestamp(),
                        Lines = { new TransactionLine { Sku = "sku", Category = "tea", QuantityThousandths = 1_000, AmountMicros = 5_000_000 } },
                    },
                },
            },
        });
        Assert.Equal(0, answer.Result.Accepted);
    }
}
