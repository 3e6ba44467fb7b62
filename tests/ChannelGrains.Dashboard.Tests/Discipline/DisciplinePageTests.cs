using ChannelGrains.Compliance.V1;
using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Discipline.V1;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Discipline;

public sealed class DisciplinePageTests(Browser browser, Seeded seeded)
{
    [Fact]
    public async Task Company_DeclaredAndShown_MeetsWhatItAsksOfItself()
    {
        await using var server = await PageServer.StartAsync();
        var compliance = new ComplianceService.ComplianceServiceClient(server.As("ann"));
        await compliance.PutRequirementAsync(new()
        {
            Requirement = new Requirement { RequirementId = "policy", Kind = RequirementKind.GiftPolicy, Title = "礼品政策 <b>Gifts</b>", OfCompany = true, Declarers = { new Declarer { Principal = "ann" }, new Declarer { Role = "cfo" } } },
        });
        await compliance.PutRequirementAsync(new() { Requirement = new Requirement { RequirementId = "charter", Kind = RequirementKind.SocialResponsibility, Title = "Charter", OfCompany = true } });
        await using var visit = await browser.VisitAsync(server.Address, 390);
        await visit.SignInAsync(PageServer.KeyOf("ann"), "/compliance");
        await visit.Page.ClickAsync(".tabs a[href='/compliance/company']");
        await Assertions.Expect(visit.Page.Locator("[data-score]")).ToHaveTextAsync("0.0 %");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Record what shows it" }).ClickAsync();
        Assert.Empty(await visit.FindBarriersAsync());
        await visit.Page.ActAsync("company", ("reference", "report 17"));
        await visit.Page.SaidAsync("It is recorded, and holds without end.");
        await Assertions.Expect(visit.Page.Locator("[data-row=\"charter/\"] [data-state=Valid]")).ToBeVisibleAsync();

        await visit.GoAsync("/compliance/declarations");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("There is no declaration here");
        await visit.Page.ClickAsync("summary:text-is('A new declaration')");
        await visit.Page.ActAsync("declaration", ("kind", "GiftPolicy"), ("who", "ann"));
        await Assertions.Expect(visit.Page.Form("declaration").Locator(".problem")).ToBeVisibleAsync();
        await visit.Page.ActAsync("declaration", ("who", ""), ("reference", "paper 17"));
        await visit.Page.SaidAsync("It is recorded, and holds until");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToContainTextAsync("paper 17");
        await visit.GoAsync("/compliance/company");
        await Assertions.Expect(visit.Page.Locator("[data-score]")).ToHaveTextAsync("66.7 %");
        await Assertions.Expect(visit.Page.Locator("[data-row=\"policy/principal ann\"] [data-state=Valid]")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("[data-row=\"policy/role cfo\"] [data-state=Missing]")).ToBeVisibleAsync();
        Assert.Contains(",policy,礼品政策 <b>Gifts</b>,Policy of gifts,whoever is cfo,Missing,", await visit.Page.ExportAsync("/export/company-compliance?format=csv"), StringComparison.Ordinal);
        await visit.Page.Locator("[data-row=\"policy/principal ann\"] td a").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Gift_ThatWaits_IsDecidedBySomebodyElse()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ann"), "/compliance/gifts");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("There is no gift here");
        await visit.Page.ClickAsync("summary:text-is('A new gift')");
        await visit.Page.ActAsync("gift", ("id", "G-7"), ("direction", "Received"), ("what", "Moon cakes"), ("value", "much"), ("of", "canton"), ("outcome", "Accepted"));
        await Assertions.Expect(visit.Page.Form("gift").Locator(".problem")).ToContainTextAsync("'much' is no amount");
        await visit.Page.ActAsync("gift", ("value", "6,800.50"));
        await visit.Page.SaidAsync("waits for the decision of somebody else");
        var row = visit.Page.Locator("[data-row=G-7]");
        await Assertions.Expect(row).ToContainTextAsync("CNY 6,800.50");
        await row.GetByRole(AriaRole.Link, new() { Name = "Decide" }).ClickAsync();
        await visit.Page.ActAsync("decide-gift", ("outcome", "Accepted"), ("note", "mine"));
        await Assertions.Expect(visit.Page.Form("decide-gift").Locator(".problem")).ToContainTextAsync("Another person has to do this");

        await using var bob = await browser.VisitAsync(server.Address, 390);
        await bob.SignInAsync(PageServer.KeyOf("bob"), "/compliance/gifts?state=Awaiting&decide=G-7");
        Assert.Empty(await bob.FindBarriersAsync());
        await bob.Page.ActAsync("decide-gift", ("outcome", "HandedOver"), ("note", "To the children's home"));
        await bob.Page.SaidAsync("It is decided: handed over.");
        await Assertions.Expect(bob.Page.Locator(".nothing")).ToBeVisibleAsync();
        var gift = Assert.Single((await new DisciplineService.DisciplineServiceClient(server.As("ann")).ListGiftsAsync(new())).Gifts);
        Assert.Equal((GiftOutcome.HandedOver, "bob", "canton"), (gift.Outcome, gift.DecidedBy, gift.PartnerId));
        Assert.Contains("\nG-7,", await bob.Page.ExportAsync("/export/gifts?format=csv&state=Decided"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registers_ForOthers_AreNotShown()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("eve"), "/compliance");
        Assert.Equal(0, await visit.Page.Locator(".tabs a").CountAsync());
        foreach (var path in new[] { "/compliance/company", "/compliance/declarations", "/compliance/gifts" })
        {
            await visit.GoAsync(path);
            await Assertions.Expect(visit.Page.Locator(".problem").First).ToContainTextAsync("Your key may not see this");
            Assert.Equal(0, await visit.Page.Locator(".act-form").CountAsync());
        }
        await using var ann = await browser.VisitAsync(seeded.Server.Address);
        await ann.SignInAsync(PageServer.KeyOf("ann"), "/compliance/declarations?of=role%20cfo");
        await Assertions.Expect(ann.Page.Locator("tbody tr")).ToContainTextAsync("a brother at <b>shop 7</b>");
        Assert.DoesNotContain("4711", await ann.Page.ExportAsync("/export/declarations?format=csv"), StringComparison.Ordinal);
    }
}
