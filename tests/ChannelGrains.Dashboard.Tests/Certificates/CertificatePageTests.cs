using ChannelGrains.Dashboard.Tests.Browsing;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Certificates;

public sealed class CertificatePageTests(Browser browser, Seeded seeded)
{
    [Fact]
    public async Task Certificates_OfAPartner_CountPersonsWhoseEndSoonAndLeadToTheirRecords()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), $"/field/certificates?partner={CertificateSeed.Partner}");
        var counts = visit.Page.Locator($"[data-code={CertificateSeed.Code}] td.number");
        await Assertions.Expect(counts).ToHaveTextAsync(["2", "1", "1"]);
        Assert.Equal(0, await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Revoke" }).CountAsync());
        Assert.Empty(await visit.FindBarriersAsync());
        await visit.Page.SelectOptionAsync("#choose-within", "90");
        await Assertions.Expect(counts).ToHaveTextAsync(["2", "2", "1"]);
        await visit.Page.SelectOptionAsync("#choose-state", "Lapsed");
        var rows = visit.Page.Locator("[aria-label=Certificates] tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        Assert.Contains("within=90", visit.Page.Url, StringComparison.Ordinal);
        var export = await visit.Page.ExportAsync($"/export/certificates?format=csv&partner={CertificateSeed.Partner}&state=Lapsed");
        Assert.Equal(3, export.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("li-wei", export, StringComparison.Ordinal);
        await visit.Page.Locator("[data-row=test-4] th a").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("Product <b>training</b>");

        await visit.GoAsync("/field/certificates?partner=tianfu");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("Nobody of this partner has a certificate");
    }

    [Fact]
    public async Task Tests_OfAll_SayHowManyPartnersAreCertified()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address, 390);
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/field/certificates");
        var cells = visit.Page.Locator($"[data-row={CertificateSeed.Code}] td.number");
        await Assertions.Expect(cells.Nth(0)).ToHaveTextAsync("1");
        await Assertions.Expect(cells.Nth(1)).ToHaveTextAsync("3");
        await visit.Page.SelectOptionAsync("#choose-type", "Intermediary");
        await Assertions.Expect(cells.Nth(1)).ToHaveTextAsync("1");
        Assert.Empty(await visit.FindBarriersAsync());
        Assert.Contains($"\n{CertificateSeed.Code},Product <b>training</b>,", await visit.Page.ExportAsync($"/export/training-effects?format=csv&period={seeded.Month}"), StringComparison.Ordinal);
        await using var held = await browser.VisitAsync(seeded.Server.Address);
        await held.SignInAsync(PageServer.KeyOf("eve"), "/field/certificates");
        await Assertions.Expect(held.Page.Locator(".nothing")).ToContainTextAsync("Choose a partner");
    }

    [Fact]
    public async Task Certificate_Revoked_HoldsNoMoreAndSaysWhy()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await CertificateSeed.PutAsync(server);
        await CertificateSeed.TakeAsync(server, "test-1", "li-wei", 1);
        await using var visit = await browser.VisitAsync(server.Address, 390);
        await visit.SignInAsync(PageServer.KeyOf("ann"), $"/field/certificates?partner={CertificateSeed.Partner}");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Revoke" }).ClickAsync();
        Assert.Empty(await visit.FindBarriersAsync());
        await visit.Page.ActAsync("revoke", ("reason", "Has left <b>us</b>"));
        await visit.Page.SaidAsync("It is revoked from");
        await Assertions.Expect(visit.Page.Locator("[data-row=test-1] [data-state=Revoked]")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("[data-row=test-1]")).ToContainTextAsync("Has left <b>us</b>");
        await Assertions.Expect(visit.Page.Locator($"[data-code={CertificateSeed.Code}] td.number")).ToHaveTextAsync(["0", "0", "0"]);
    }
}
