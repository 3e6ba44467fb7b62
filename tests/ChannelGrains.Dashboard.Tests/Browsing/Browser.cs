using ChannelGrains.Dashboard.Tests.Browsing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace ChannelGrains.Dashboard.Tests.Browsing;

/// <summary>Debian's Chromium, started once for all tests, without a window; `tests/run` installs it.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--force-color-profile=srgb",
    ];

    /// <summary>What a page is waited for: a page that shows work takes as long as a busy machine takes for it.</summary>
    private const float PatienceMilliseconds = 20_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Quiet });
    }

    /// <summary>A browser of somebody's own: with no cookies, and nothing said before.</summary>
    /// <param name="address">Of the page.</param>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="language">What it asks for.</param>
    public async Task<Visit> VisitAsync(string address, int width = 1280, string language = "en")
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address,
            ViewportSize = new() { Width = width, Height = 900 },
            Locale = language,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(PatienceMilliseconds);
        return await Visit.StartAsync(context, address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
