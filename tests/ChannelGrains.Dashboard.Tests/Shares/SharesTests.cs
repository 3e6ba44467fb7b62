using ChannelGrains.Dashboard.Tests.Browsing;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Shares;

public sealed class SharesTests(Browser browser)
{
    [Fact]
    public async Task Link_ToAPartner_ShowsThatOneAloneUntilItIsRevoked()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ann"), "/shares/tianfu");
        Assert.Empty(await visit.FindBarriersAsync());
        await visit.Page.FillAsync("input[name=note]", "for Tianfu itself");
        await visit.Page.ClickAsync("text=Make a link");
        await Assertions.Expect(visit.Page.Locator(".notices")).ToContainTextAsync("/shared/cgs_");
        var link = (await visit.Page.Locator(".notices").TextContentAsync())!.Split("again: ")[1].Trim();
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.Locator("main")).Not.ToContainTextAsync("cgs_");

        await using var partner = await browser.VisitAsync(server.Address);
        await partner.Page.GotoAsync(link);
        await Assertions.Expect(partner.Page.Locator("h1")).ToContainTextAsync("Tianfu");
        Assert.EndsWith("/partners/tianfu", partner.Page.Url, StringComparison.Ordinal);
        await partner.Page.GotoAsync("/partners/canton");
        await Assertions.Expect(partner.Page.Locator("main")).ToContainTextAsync("Your key may not see this");
        await partner.Page.GotoAsync("/partners/tianfu");
        Assert.Equal(0, await partner.Page.Locator("main form.act-form").CountAsync());

        visit.Page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await visit.Page.ClickAsync("button:text-is('Revoke')");
        await Assertions.Expect(visit.Page.Locator(".notices")).ToHaveTextAsync("The link is revoked.");
        await using var late = await browser.VisitAsync(server.Address);
        await late.Page.GotoAsync(link);
        await Assertions.Expect(late.Page.Locator("main")).ToContainTextAsync("This link is not valid any more");
        partner.ExpectsFaults = true;
    }
}
