using ChannelGrains.Actions.V1;
using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Targets.V1;
using Google.Type;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Risk;

/// <summary>A key that is held to one partner, on the pages of risk, actions and targets.</summary>
public sealed class HeldKeyTests(Browser browser)
{
    [Fact]
    public async Task Pages_ForAHeldKey_ShowWhatIsItsPartnersAlone()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        var actions = new ActionService.ActionServiceClient(server.As("ann"));
        var targets = new TargetService.TargetServiceClient(server.As("ann"));
        var year = $"{DateTimeOffset.UtcNow.AddHours(8):yyyy}";
        foreach (var partner in new[] { "canton", PageServer.HeldPartner })
        {
            await actions.OpenActionAsync(new OpenActionRequest { PartnerId = partner, ActionId = "call", Title = $"Call {partner}", RequestId = partner });
            await targets.SetTargetAsync(new SetTargetRequest { Scope = new TargetScope { PartnerId = partner }, Year = year, Amount = new Money { CurrencyCode = "CNY", Units = 1_200 }, RequestId = partner });
        }
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("eve"), "/actions");
        await Assertions.Expect(visit.Page.Locator($"[data-row=\"{PageServer.HeldPartner}/call\"]")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("[data-row=\"canton/call\"]")).ToHaveCountAsync(0);
        Assert.Equal(0, await visit.Page.Locator(".shell-nav a[href=\"/risk\"]").CountAsync());
        await visit.GoAsync("/targets");
        await Assertions.Expect(visit.Page.Locator($"[data-row=\"partner:{PageServer.HeldPartner}\"]")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("[data-row=\"partner:canton\"]")).ToHaveCountAsync(0);
        await visit.GoAsync($"/risk/{PageServer.HeldPartner}");
        await Assertions.Expect(visit.Page.Locator("[aria-label=Factors] tbody tr").First).ToBeVisibleAsync();
        foreach (var path in new[] { "/risk/canton", "/actions/canton/call", $"/targets/{year}?scope=partner:canton", $"/targets/{year}?scope=company", "/risk?page=x" })
        {
            await visit.GoAsync(path);
            await Assertions.Expect(visit.Page.Locator(".problem").First).ToContainTextAsync("Your key may not see this");
        }
    }
}
