using System.Net;
using ChannelGrains.Dashboard.Tests.Browsing;

namespace ChannelGrains.Dashboard.Tests.Sessions;

/// <summary>What a hostile page, link or client may try.</summary>
public sealed class AttackTests(Browser browser, Seeded seeded)
{
    [Fact]
    public async Task Post_OfAnotherSite_IsRefused()
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/signin") { Content = new FormUrlEncodedContent([new("_handler", "signin"), new("key", PageServer.KeyOf("root"))]) };
        request.Headers.Add("Origin", "https://evil.example");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Post_WithoutTheFormsToken_SignsNobodyIn()
    {
        using var client = Client();
        using var answer = await client.PostAsync("/signin", new FormUrlEncodedContent([new("_handler", "signin"), new("key", PageServer.KeyOf("root"))]), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie") && answer.Headers.GetValues("Set-Cookie").Any(cookie => cookie.StartsWith("channelgrains=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Page_ByAnotherName_IsRefused()
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "evil.example";
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Socket_OfAnotherSite_IsRefused()
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", "https://evil.example");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("https://evil.example/")]
    public async Task SignIn_WithAReturnToElsewhere_StaysHere(string elsewhere)
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), $"/signin?return={Uri.EscapeDataString(elsewhere)}");
        Assert.StartsWith(seeded.Server.Address, visit.Page.Url, StringComparison.Ordinal);
        using var client = Client();
        using var answer = await client.GetAsync(new Uri($"/language/zh?to={Uri.EscapeDataString(elsewhere)}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Pages_AndExports_AskWhoOneIs()
    {
        using var client = Client();
        foreach (var path in new[] { "/", "/markets", "/search?q=a", "/export/markets?format=csv", "/feeds/tianfu" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Contains("/signin", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Answers_OfThePage_LetABrowserDoLittle()
    {
        using var client = Client();
        using var answer = await client.GetAsync(new Uri("/signin", UriKind.Relative), TestContext.Current.CancellationToken);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_Everywhere_EndsTheOtherBrowserToo()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await using var one = await browser.VisitAsync(server.Address);
        await using var other = await browser.VisitAsync(server.Address);
        await one.SignInAsync(PageServer.KeyOf("ann"));
        await other.SignInAsync(PageServer.KeyOf("ann"));
        await other.LiveAsync();
        await one.Page.ClickAsync(".who summary");
        await one.Page.ClickAsync("text=Sign out everywhere");
        await one.Page.Locator("#key").WaitForAsync();

        // What is live there stops with the next change.
        await Seeded.SellAsync(server, "tianfu", "s-1", DateTimeOffset.UtcNow.AddMinutes(-1), 1_000);
        await Microsoft.Playwright.Assertions.Expect(other.Page.Locator("main")).ToContainTextAsync("You are not signed in any more");
        await Microsoft.Playwright.Assertions.Expect(other.Page.Locator("main")).Not.ToContainTextAsync("CNY");
        await other.Page.GotoAsync("/markets");
        await other.Page.Locator("#key").WaitForAsync();
    }

    private HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(seeded.Server.Address) };
}
