using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Server;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Live;

/// <summary>The page while the server cannot be heard.</summary>
public sealed class LossTests(Browser browser)
{
    [Fact]
    public async Task Server_ThatCannotBeHeard_LeavesWhatWasSo_AndIsFoundAgain()
    {
        using var directory = new ChannelGrains.Testing.TemporaryDirectory();
        var first = await ChannelGrains.Testing.TestServer.StartAsync(directory: directory.Path);
        var port = new Uri(first.GrpcAddress).Port;
        await using var page = await Server.PageServer.StartAsync(
            new Dictionary<string, string?> { ["Page:Server"] = first.GrpcAddress, ["ManagementPort"] = "0" }, TestContext.Current.CancellationToken);
        await using var visit = await browser.VisitAsync(page.Address);
        await visit.GoAsync("/");
        await visit.LiveAsync();
        await first.DisposeAsync();
        await Assertions.Expect(visit.Page.Locator(".live-badge").First).ToHaveTextAsync("Behind");
        await Assertions.Expect(visit.Page.Locator(".card").First).ToBeVisibleAsync();

        // Another page says what is the matter, in its place.
        await visit.GoAsync("/markets");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The server does not answer");
        await visit.GoAsync("/");

        await using var again = await ChannelServer.StartAsync(
            new Dictionary<string, string?> { ["Data"] = directory.Path, ["Port"] = $"{port}", ["ManagementPort"] = "0", ["Journal:SegmentMiB"] = "16", ["Journal:ReserveMiB"] = "0" }, TestContext.Current.CancellationToken);
        await Assertions.Expect(visit.Page.Locator(".live-badge").First).ToHaveTextAsync("Live", new() { Timeout = 20_000 });
    }
}
