using System.Net;
using ChannelGrains.Dashboard.Tests.Browsing;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Shell;

/// <summary>Addresses at which there is nothing.</summary>
public sealed class NotFoundTests(Browser browser, Seeded seeded)
{
    [Theory]
    [InlineData("en", "There is no such page", 390)]
    [InlineData("zh", "没有这个页面", 1920)]
    public async Task Address_WithoutAPage_SaysSoInTheReadersLanguageAndLeadsOn(string language, string said, int width)
    {
        await using var visit = await SignedInAsync("ray", $"/?lang={language}", width);
        var answer = await visit.Page.GotoAsync("/no/<b>such</b>/page");
        Assert.Equal(404, answer!.Status);
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync(said);
        await Assertions.Expect(visit.Page.Locator("main .nothing")).ToContainTextAsync("/no/<b>such</b>/page");
        Assert.Empty(await visit.FindBarriersAsync());
        await visit.Page.FillAsync("#look-for", "tianfu");
        await visit.Page.PressAsync("#look-for", "Enter");
        await Assertions.Expect(visit.Page.Locator(".hits a[href='/partners/tianfu']")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("/partners/nobody", "/partners")]
    [InlineData("/partners/nobody/balance", "/partners")]
    [InlineData("/risk/nobody", "/risk")]
    [InlineData("/actions/tianfu/nothing", "/actions")]
    [InlineData("/settlement/statements/tianfu/2001-01", "/settlement")]
    [InlineData("/targets/2001?scope=company", "/targets")]
    [InlineData("/feeds/nobody", "/feeds")]
    [InlineData("/payments/payees/nobody", "/payments")]
    public async Task Thing_ThatIsNotThere_IsNotFoundAndLeadsToItsList(string path, string list)
    {
        await using var visit = await SignedInAsync("ann", "/search", 390);
        var answer = await visit.Page.GotoAsync(path);
        Assert.Equal(404, answer!.Status);
        await Assertions.Expect(visit.Page.Locator("main .problem")).ToContainTextAsync("There is no such thing");
        Assert.Empty(await visit.FindBarriersAsync());
        await visit.Page.ClickAsync($"main a.button[href='{list}']");
        await visit.Page.WaitForURLAsync($"**{list}");
        await Assertions.Expect(visit.Page.Locator("h1")).Not.ToContainTextAsync("nobody");
    }

    [Fact]
    public async Task Address_WithoutAPage_OfSomebodyWhoIsNotSignedIn_OffersToSignIn()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        visit.ExpectsFaults = true;
        Assert.Equal(404, (await visit.Page.GotoAsync("/nowhere"))!.Status);
        await visit.Page.ClickAsync("main a[href='/signin']");
        await visit.Page.Locator("#key").WaitForAsync();
    }

    [Theory]
    [InlineData("/nowhere", "application/json")]
    [InlineData("/v1/nowhere", "text/html")]
    public async Task Program_ThatAsksForNoPage_IsAnsweredWithoutOne(string path, string accepts)
    {
        using var client = new HttpClient { BaseAddress = new Uri(seeded.Server.Address) };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", accepts);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.NotEqual("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    private async Task<Visit> SignedInAsync(string principal, string path, int width)
    {
        var visit = await browser.VisitAsync(seeded.Server.Address, width);
        // A browser says in its console what it did not find.
        visit.ExpectsFaults = true;
        await visit.SignInAsync(PageServer.KeyOf(principal), path);
        return visit;
    }
}
