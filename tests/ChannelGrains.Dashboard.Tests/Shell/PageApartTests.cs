using ChannelGrains.Dashboard.Tests.Browsing;

namespace ChannelGrains.Dashboard.Tests.Shell;

/// <summary>The page of a server elsewhere.</summary>
public sealed class PageApartTests(Browser browser, Seeded seeded)
{
    [Fact]
    public async Task Page_ServedApart_ShowsWhatTheServerSays()
    {
        await using var apart = await Server.PageServer.StartAsync(
            new Dictionary<string, string?> { ["Page:Server"] = seeded.Server.Server.GrpcAddress, ["ManagementPort"] = "0" }, TestContext.Current.CancellationToken);
        await using var visit = await browser.VisitAsync(apart.Address);
        await visit.SignInAsync(PageServer.KeyOf("ann"));
        await visit.Page.Locator(".live-badge[data-state=live]").First.WaitForAsync();
        await visit.Page.Locator("tr[data-row='cn/sichuan']").First.WaitForAsync();
    }

    [Fact]
    public async Task Page_OfAServerInTheClearElsewhere_DoesNotStart()
    {
        var refused = await Assert.ThrowsAsync<System.ComponentModel.DataAnnotations.ValidationException>(() => Server.PageServer.StartAsync(
            new Dictionary<string, string?> { ["Page:Server"] = "http://channels.example.com:5080", ["ManagementPort"] = "0" }, TestContext.Current.CancellationToken));
        Assert.Contains("https", refused.Message, StringComparison.Ordinal);
    }
}
