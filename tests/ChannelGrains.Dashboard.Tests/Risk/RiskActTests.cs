using ChannelGrains.Dashboard.Tests.Browsing;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Risk;

public sealed class RiskActTests(Browser browser)
{
    [Fact]
    public async Task Hold_SetAndReleased_IsOnTheBoardOfOthersAtOnceAndInTheHistory()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await using var other = await browser.VisitAsync(server.Address);
        await other.SignInAsync(PageServer.KeyOf("ray"), "/risk");
        await Assertions.Expect(other.Page.Locator(".live-badge")).ToHaveAttributeAsync("data-state", "live");
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("bob"), "/risk/canton");
        await visit.Page.ActAsync("hold", ("hold-reason", "窜货 <b>under review</b>"));
        await visit.Page.SaidAsync("Payments of canton are held.");
        await Assertions.Expect(other.Page.Locator("[data-row=canton]")).ToContainTextAsync("held");
        await Assertions.Expect(visit.Page.Locator(".cards")).ToContainTextAsync("窜货 <b>under review</b>");
        Assert.Empty(await visit.FindBarriersAsync());
        await visit.Page.ActAsync("release", ("release-reason", "Found in order"));
        await visit.Page.SaidAsync("Payments of canton are released.");
        await Assertions.Expect(visit.Page.Locator("[aria-label=History] tbody tr").First).ToContainTextAsync("Payments released: Found in order");
        await Assertions.Expect(other.Page.Locator("[data-row=canton]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Mute_RefusedThenTakenThenUndone_KeepsWhatWasEntered()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ann"), "/risk/canton");
        await visit.Page.ActAsync("mute", ("factor", "Clock"), ("until", "2020-01-01"), ("reason", "Its till is being replaced"));
        await Assertions.Expect(visit.Page.Form("mute").Locator(".problem")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Form("mute").Locator("[name=reason]")).ToHaveValueAsync("Its till is being replaced");
        await Assertions.Expect(visit.Page.Form("mute").Locator("[name=factor]")).ToHaveValueAsync("Clock");
        await visit.Page.ActAsync("mute", ("until", $"{DateTimeOffset.UtcNow.AddDays(30):yyyy-MM-dd}"));
        await visit.Page.SaidAsync("Wrong clock does not count until");
        await Assertions.Expect(visit.Page.Locator("[data-mute=Clock]")).ToContainTextAsync("Its till is being replaced");
        await visit.Page.ActAsync("unmute", ("unmuted", "Clock"), ("unmute-reason", "Replaced"));
        await visit.Page.SaidAsync("Wrong clock counts again.");
        await Assertions.Expect(visit.Page.Locator("[data-mute]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Form_SentTwice_IsDoneOnceAndAnsweredBothTimes()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("bob"), "/risk/canton");
        await visit.Page.Form("hold").Locator("textarea").FillAsync("Sent twice");
        var answers = await visit.Page.EvaluateAsync<int[]>("""
            async () => {
              const body = new URLSearchParams(new FormData(document.querySelector('form:has(input[name=_handler][value="hold"])')));
              const send = async () => (await fetch(location.href, { method: "POST", body })).status;
              return [await send(), await send()];
            }
            """);
        Assert.Equal([200, 200], answers);
        await visit.GoAsync("/risk/canton");
        await Assertions.Expect(visit.Page.Locator("[aria-label=History] tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator("[aria-label=History] tbody tr")).ToContainTextAsync("Payments held: Sent twice");
        Assert.Equal(0, await visit.Page.Locator(".problem").CountAsync());
    }
}
