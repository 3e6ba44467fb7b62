using ChannelGrains.Compliance.V1;
using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Dashboard.Tests.Forms;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Compliance;

public sealed class ComplianceActTests(Browser browser)
{
    [Fact]
    public async Task Requirement_PutAndShownWithAFile_IsMetAndThenRetired()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ann"), "/compliance");
        await visit.Page.ClickAsync("summary:text-is('A new requirement')");
        await visit.Page.Form("requirement").Locator("[name=gates][value=Payout]").CheckAsync();
        await visit.Page.ActAsync("requirement", ("id", "licence"), ("kind", "Licence"), ("title", "执照 <b>Licence</b>"), ("validity", "365"), ("notices", "0"));
        await Assertions.Expect(visit.Page.Form("requirement").Locator(".problem")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Form("requirement").Locator("[name=gates][value=Payout]")).ToBeCheckedAsync();
        await visit.Page.ActAsync("requirement", ("notices", "60, 10"));
        await visit.Page.SaidAsync("The requirement 执照 <b>Licence</b> is kept.");
        await Assertions.Expect(visit.Page.Locator("[data-row=licence]")).ToContainTextAsync("60, 10");

        await visit.GoAsync("/partners/canton/compliance");
        await Assertions.Expect(visit.Page.Locator("[data-row=licence] [data-state=Missing]")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Record what shows it" }).ClickAsync();
        await visit.Page.ActAsync("evidence", ("note", "nothing is said"));
        await Assertions.Expect(visit.Page.Form("evidence").Locator(".problem")).ToBeVisibleAsync();
        await visit.Page.Form("evidence").Locator("[name=file]").SetInputFilesAsync(new FilePayload { Name = "licence.png", MimeType = "image/png", Buffer = FieldSeed.Photo });
        await visit.Page.ActAsync("evidence", ("until", FieldSeed.Day(5)));
        await visit.Page.SaidAsync("It is recorded, and holds until");
        await Assertions.Expect(visit.Page.Locator("[data-row=licence] [data-state=Expiring]")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("[data-row=licence] td.number")).ToHaveTextAsync("5");
        Assert.Empty(await visit.FindBarriersAsync());
        var status = Assert.Single((await new ComplianceService.ComplianceServiceClient(server.As("ann")).GetComplianceStatusAsync(new() { PartnerId = "canton" })).Statuses);
        Assert.Equal((FieldSeed.Sha256(FieldSeed.Photo), "nothing is said"), (status.Evidence.Sha256, status.Evidence.Note));

        await visit.GoAsync("/compliance?change=licence");
        await visit.Page.Form("requirement").Locator("[name=retired]").CheckAsync();
        await visit.Page.ActAsync("requirement", ("title", "Licence"));
        await visit.Page.SaidAsync("is kept");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToBeVisibleAsync();
        await visit.GoAsync("/partners/canton/compliance");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("Nothing is asked of this partner");
    }

    [Fact]
    public async Task Requirement_OfRegionsWithBlanksAndCommas_KeepsThemWhenItsTitleChanges()
    {
        await using var server = await PageServer.StartAsync();
        var compliance = new ComplianceService.ComplianceServiceClient(server.As("ann"));
        string[] regions = ["cn/四川，成都", "us/new york", "us/washington, dc"];
        await compliance.PutRequirementAsync(new() { Requirement = new() { RequirementId = "licence", Kind = RequirementKind.Licence, Title = "Licence", Regions = { regions }, AgreementTiers = { "gold, silver" }, Gates = { ComplianceGate.Payout } } });
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ann"), "/compliance?change=licence");
        await visit.Page.ActAsync("requirement", ("title", "执照 Licence"));
        await visit.Page.SaidAsync("The requirement 执照 Licence is kept.");

        var kept = Assert.Single((await compliance.ListRequirementsAsync(new())).Requirements);
        Assert.Equal(regions, kept.Regions);
        Assert.Equal(["gold, silver"], kept.AgreementTiers);
    }

    [Fact]
    public async Task Requirement_OfTheCompany_KeepsWhoDeclaresItWhenItsTitleChanges()
    {
        await using var server = await PageServer.StartAsync();
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ann"), "/compliance");
        await visit.Page.ClickAsync("summary:text-is('A new requirement')");
        await visit.Page.Form("requirement").Locator("[name=company]").CheckAsync();
        await visit.Page.ActAsync("requirement", ("id", "gifts"), ("kind", "GiftPolicy"), ("title", "Gifts"), ("declarers", "principal ann\nrole cfo\nperson 17"));
        await visit.Page.SaidAsync("The requirement Gifts is kept.");
        await Assertions.Expect(visit.Page.Locator("[data-row=gifts]")).ToContainTextAsync("the company itself · principal ann · role cfo · hash ");
        await visit.GoAsync("/compliance?change=gifts");
        await visit.Page.ActAsync("requirement", ("title", "礼品 Gifts"));
        await visit.Page.SaidAsync("The requirement 礼品 Gifts is kept.");
        var kept = Assert.Single((await new ComplianceService.ComplianceServiceClient(server.As("ann")).ListRequirementsAsync(new())).Requirements);
        Assert.Equal((true, 3, "cfo"), (kept.OfCompany, kept.Declarers.Count, kept.Declarers[1].Role));
        Assert.Equal(16, kept.Declarers[2].PersonHash.Length);
    }

    [Fact]
    public async Task Requirement_OfCertifiedPersons_LeadsToThemAndIsBoundToATier()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ann"), "/compliance");
        await visit.Page.ClickAsync("summary:text-is('A new requirement')");
        await visit.Page.ActAsync("requirement", ("id", "trained"), ("kind", "Certificates"), ("title", "Trained"), ("certificate", "product-training"), ("count", "2"), ("grace", "10"));
        await visit.Page.SaidAsync("The requirement Trained is kept.");
        await Assertions.Expect(visit.Page.Locator("[data-row=trained]")).ToContainTextAsync("2 persons with certificate product-training");
        await visit.GoAsync("/partners/canton/compliance");
        Assert.Equal(0, await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Record what shows it" }).CountAsync());
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "0 of 2 persons hold product-training" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("Nobody of this partner has a certificate");

        await visit.GoAsync("/compliance?change=trained");
        await visit.Page.ActAsync("requirement", ("tiers", "gold\n金牌 first"), ("categories", "tea, loose"));
        await visit.Page.SaidAsync("The requirement Trained is kept.");
        await Assertions.Expect(visit.Page.Locator("[data-row=trained]")).ToContainTextAsync("tier gold · tier 金牌 first · category tea, loose");
        var kept = Assert.Single((await new ComplianceService.ComplianceServiceClient(server.As("ann")).ListRequirementsAsync(new())).Requirements);
        Assert.Equal(("product-training", 2, 10), (kept.Certificates.Code, kept.Certificates.Count, kept.Certificates.GraceDays));
        await visit.GoAsync("/partners/canton/compliance");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("Nothing is asked of this partner");
    }

    [Fact]
    public async Task Screening_WithAHit_TakesBackWhatWasMet()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await ComplianceSeed.PutAsync(server, "sanctions", RequirementKind.ScreeningResult, "Sanctions", ComplianceGate.Contract);
        await using var visit = await browser.VisitAsync(server.Address, 390);
        await visit.SignInAsync(PageServer.KeyOf("bob"), "/partners/canton/compliance?record=sanctions");
        await visit.Page.ActAsync("evidence", ("reference", "result 1"));
        await visit.Page.SaidAsync("The screening is recorded.");
        await Assertions.Expect(visit.Page.Locator("[data-row=sanctions] [data-state=Valid]")).ToBeVisibleAsync();
        await visit.GoAsync("/partners/canton/compliance?record=sanctions");
        await visit.Page.Form("evidence").Locator("[name=hit]").CheckAsync();
        await visit.Page.ActAsync("evidence", ("reference", "result 2"));
        await visit.Page.SaidAsync("The hit is recorded: Sanctions is not met.");
        await Assertions.Expect(visit.Page.Locator("[data-row=sanctions] [data-state=Missing]")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("[data-row=sanctions]")).ToContainTextAsync("It was taken back.");
    }
}
