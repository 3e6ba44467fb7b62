using ChannelGrains.Compliance.V1;
using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Dashboard.Tests.Forms;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Compliance;

public sealed class CompliancePageTests(Browser browser, Seeded seeded)
{
    [Fact]
    public async Task Requirements_OfAPartner_ShowStateDaysLeftEvidenceAndGate()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), $"/partners/{ComplianceSeed.Partner}/compliance");
        var licence = visit.Page.Locator("[data-row=licence]");
        await Assertions.Expect(licence).ToContainTextAsync("营业执照 <b>Licence</b>");
        await Assertions.Expect(licence.Locator("[data-state=Expiring]")).ToBeVisibleAsync();
        await Assertions.Expect(licence.Locator("td.number")).ToHaveTextAsync("20");
        await Assertions.Expect(licence).ToContainTextAsync("being paid");
        await Assertions.Expect(licence).ToContainTextAsync("No. 17");
        var file = await visit.Page.APIRequest.GetAsync((await licence.GetByRole(AriaRole.Link, new() { Name = "File" }).GetAttributeAsync("href"))!);
        Assert.Equal(FieldSeed.Photo, await file.BodyAsync());
        await Assertions.Expect(visit.Page.Locator("[data-row=sanctions]")).ToContainTextAsync("It was taken back.");
        await Assertions.Expect(visit.Page.Locator("[data-row=charter] [data-state=Missing]")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("[data-row=charter]")).ToContainTextAsync("nothing, it counts for the score");
        Assert.Equal(0, await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Record what shows it" }).CountAsync());
        Assert.Empty(await visit.FindBarriersAsync());

        await visit.GoAsync($"/partners/{ComplianceSeed.Partner}/compliance?day={FieldSeed.Day(21)}");
        await Assertions.Expect(licence.Locator("[data-state=Expired]")).ToBeVisibleAsync();
        await Assertions.Expect(licence.Locator("td.number")).ToHaveTextAsync("–");
        var export = await visit.Page.ExportAsync($"/export/compliance?format=csv&partner={ComplianceSeed.Partner}");
        Assert.Contains($",licence,营业执照 <b>Licence</b>,Licence,Ends soon,{FieldSeed.Day(20)},20,being paid,{FieldSeed.Sha256(FieldSeed.Photo)},No. 17,", export, StringComparison.Ordinal);
        await visit.GoAsync("/partners/chengdu-south/compliance");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("Nothing is asked of this partner");
    }

    [Fact]
    public async Task Board_ByGate_ShowsThoseRequirements()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address, 390);
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/compliance");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(3);
        await Assertions.Expect(visit.Page.Locator("[data-row=licence]")).ToContainTextAsync("90, 30, 7");
        await visit.Page.SelectOptionAsync("#choose-gate", "Contract");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator("[data-row=sanctions]")).ToContainTextAsync("signing agreements");
        Assert.Equal(0, await visit.Page.Locator(".act-form").CountAsync());
        Assert.DoesNotContain("licence,", await visit.Page.ExportAsync("/export/requirements?format=csv&gate=Contract"), StringComparison.Ordinal);
        await visit.Page.SelectOptionAsync("#choose-retired", "true");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("There is no such requirement");
    }
}
