using ChannelGrains.Dashboard.Tests.Browsing;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Shell;

public sealed class SignInTests(Browser browser)
{
    [Fact]
    public async Task SignIn_WithAKey_ShowsThePageThatWasAskedForUntilOneSignsOut()
    {
        await using var server = await PageServer.StartAsync();
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.Page.GotoAsync("/?period=2026-11");
        Assert.Contains("/signin?return=%2F%3Fperiod%3D2026-11", visit.Page.Url, StringComparison.Ordinal);
        await visit.Page.FillAsync("#key", "not a key");
        await visit.Page.ClickAsync("button[type=submit]");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The server does not know this key.");
        Assert.Empty(await visit.FindBarriersAsync());
        await visit.Page.FillAsync("#key", PageServer.KeyOf("ann"));
        await visit.Page.ClickAsync("button[type=submit]");
        await visit.Page.Locator(".shell").WaitForAsync();
        Assert.EndsWith("/?period=2026-11", visit.Page.Url, StringComparison.Ordinal);
        var cookie = Assert.Single(await visit.Page.Context.CookiesAsync(), cookie => cookie.Name == "channelgrains");
        Assert.True(cookie.HttpOnly);
        Assert.Equal(SameSiteAttribute.Lax, cookie.SameSite);
        await visit.Page.ClickAsync(".who summary");
        await visit.Page.ClickAsync(".who button >> text=Sign out");
        await visit.Page.Locator("#key").WaitForAsync();
        await visit.Page.GotoAsync("/");
        await visit.Page.Locator("#key").WaitForAsync();
    }
}
