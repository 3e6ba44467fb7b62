using System.Diagnostics;
using ChannelGrains.Dashboard.Live;
using ChannelGrains.Dashboard.Tests.Browsing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Overview;

public sealed class OverviewTests(Browser browser, Seeded seeded)
{
    private const string NetCard = ".card:has(.label:text-is('Net sales')) .value";

    [Fact]
    public async Task Overview_WhileSalesCome_ShowsThemInPlace()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"));
        await visit.LiveAsync();
        var now = DateTimeOffset.UtcNow.AddMinutes(-1);
        await Seeded.SellAsync(server, "tianfu", "s-1", now, 1_000);
        await Assertions.Expect(visit.Page.Locator(NetCard)).ToHaveTextAsync("CNY 1.00K");
        await Seeded.SellAsync(server, "canton", "s-2", now, 2_500);
        await Assertions.Expect(visit.Page.Locator(NetCard)).ToHaveTextAsync("CNY 3.50K");
        await Assertions.Expect(visit.Page.Locator("tr[data-row=canton] td.number").First).ToHaveTextAsync("1");

        // Paused it stays, and goes on where it would be.
        await visit.Page.ClickAsync("#period .live-badge");
        await Assertions.Expect(visit.Page.Locator("#period .live-badge")).ToHaveTextAsync("Paused");
        await Seeded.SellAsync(server, "canton", "s-3", now, 500);
        await Assertions.Expect(visit.Page.Locator("tr[data-row=canton]")).ToContainTextAsync("CNY 3,000.00");
        await Assertions.Expect(visit.Page.Locator(NetCard)).ToHaveTextAsync("CNY 3.50K");
        await visit.Page.ClickAsync("#period .live-badge");
        await Assertions.Expect(visit.Page.Locator(NetCard)).ToHaveTextAsync("CNY 4.00K");
    }

    [Fact]
    public async Task Rows_UnderThePointer_StayWhereTheyAre()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        var now = DateTimeOffset.UtcNow.AddMinutes(-1);
        await Seeded.SellAsync(server, "tianfu", "s-1", now, 2_000);
        await Seeded.SellAsync(server, "canton", "s-2", now, 1_000);
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"));
        await visit.LiveAsync();
        var rows = visit.Page.Locator("table:has(caption:text-is('Partners that sell most')) tbody tr");
        await Assertions.Expect(rows.First).ToHaveAttributeAsync("data-row", "tianfu");
        await rows.First.HoverAsync();
        await Seeded.SellAsync(server, "canton", "s-3", now, 5_000);
        await Assertions.Expect(visit.Page.Locator("tr[data-row=canton]")).ToContainTextAsync("CNY 6,000.00");
        await Assertions.Expect(rows.First).ToHaveAttributeAsync("data-row", "tianfu");
        await visit.Page.Locator("h1").HoverAsync();
        await Seeded.SellAsync(server, "canton", "s-4", now, 1);
        await Assertions.Expect(rows.First).ToHaveAttributeAsync("data-row", "canton");
    }

    [Fact]
    public async Task Choices_StandInTheAddress_AndOutliveAReloadAndTheWayBack()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"));
        await visit.Page.SelectOptionAsync("#choose-type", "Direct");
        await visit.Page.WaitForURLAsync("**/?type=Direct*");
        // All is in one country, so what is below it is shown at once.
        await visit.Page.ClickAsync("tr[data-row='cn/sichuan'] a.drill");
        await visit.Page.WaitForURLAsync("**region=cn*");
        await Assertions.Expect(visit.Page.Locator("tr[data-row='cn/sichuan/chengdu']")).ToBeVisibleAsync();
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.Locator("tr[data-row='cn/sichuan/chengdu']")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("#choose-type")).ToHaveValueAsync("Direct");
        await visit.Page.GoBackAsync();
        await Assertions.Expect(visit.Page.Locator("tr[data-row='cn/sichuan']")).ToBeVisibleAsync();
        Assert.Contains("type=Direct", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sale_OnceAcknowledged_IsSeenWithinHalfASecond()
    {
        const int Sales = 60;
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"));
        await visit.LiveAsync();
        var now = DateTimeOffset.UtcNow.AddMinutes(-1);
        var lags = new List<double>();
        for (var sale = 1; sale <= Sales; sale++)
        {
            await Seeded.SellAsync(server, "tianfu", $"s-{sale}", now, 1);
            var acknowledged = Stopwatch.GetTimestamp();
            await visit.Page.WaitForFunctionAsync("wanted => [...document.querySelectorAll('.card')].some(card => card.querySelector('.label')?.textContent === 'Transactions' && card.querySelector('.value').textContent.trim() === wanted)",
                sale.ToString(System.Globalization.CultureInfo.InvariantCulture), new() { PollingInterval = 5 });
            lags.Add(Stopwatch.GetElapsedTime(acknowledged).TotalMilliseconds);
        }
        lags.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine($"p50 {lags[Sales / 2]:0} ms, longest {lags[^1]:0} ms");
        // The figure of the README is measured on a quiet machine; here the machine does other things too.
        Assert.True(lags[Sales / 2] < 500, $"p50 {lags[Sales / 2]:0} ms");
    }

    [Fact]
    public async Task Sessions_ThatLookAtTheSame_CostOneQuestionEach()
    {
        // Nobody else looks at this one.
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await using var one = await browser.VisitAsync(server.Address);
        await one.SignInAsync(PageServer.KeyOf("ray"));
        await one.LiveAsync();
        var questions = server.Services.GetRequiredService<LiveQuestions>();
        var before = (questions.Count, questions.Subscribers);
        await using var other = await browser.VisitAsync(server.Address);
        await other.SignInAsync(PageServer.KeyOf("ray"));
        await other.LiveAsync();
        Assert.Equal(before.Count, questions.Count);
        Assert.True(questions.Subscribers > before.Subscribers);
    }

    [Fact]
    public async Task Overview_OverTheWire_IsLightAndSoonThere()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        var bytes = 0L;
        visit.Page.RequestFinished += async (_, request) => Interlocked.Add(ref bytes, (await request.SizesAsync()).ResponseBodySize);
        await visit.SignInAsync(PageServer.KeyOf("ray"));
        await visit.LiveAsync();
        var live = await visit.Page.EvaluateAsync<double>("performance.now()");
        await visit.Page.WaitForFunctionAsync("() => performance.getEntriesByName('first-contentful-paint').length > 0");
        var painted = await visit.Page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime");
        TestContext.Current.TestOutputHelper!.WriteLine($"{bytes:N0} bytes with the sign-in, painted after {painted:0} ms, live after {live:0} ms");
        Assert.InRange(bytes, 1, 1_000_000);
        Assert.True(painted < 1_000, $"painted after {painted:0} ms");
        Assert.True(live < 2_000, $"live after {live:0} ms");
    }
}
