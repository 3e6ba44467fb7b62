using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Browsing;

/// <summary>Somebody at the page. When it ends, the page must have said nothing in the console, and asked no other host.</summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    // Only what is wrong is brought here, where the library's own way brings all that was looked at.
    private const string Violations = """
        async rules => (await axe.run(document, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] })).violations
            .flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html}`))
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // Signing in by the form is tested once; each further visit with the same key begins with its cookie.
    private static readonly ConcurrentDictionary<(string Address, string Key), Cookie> SignedIn = new();

    private readonly IBrowserContext _context;
    private readonly string _address;
    private readonly List<string> _faults = [];

    private Visit(IBrowserContext context, string address, IPage page) => (_context, _address, Page) = (context, address, page);

    public IPage Page { get; }

    /// <summary>Set when a test breaks the connection, or is refused, on purpose.</summary>
    public bool ExpectsFaults { get; set; }

    public static async Task<Visit> StartAsync(IBrowserContext context, string address)
    {
        var visit = new Visit(context, address, await context.NewPageAsync());
        visit.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                visit._faults.Add($"{message.Type}: {message.Text} ({message.Location})");
        };
        visit.Page.PageError += (_, error) => visit._faults.Add(error);
        visit.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                visit._faults.Add($"asked another host: {request.Url}");
        };
        return visit;
    }

    /// <summary>Goes to a page and waits until its live parts have their connection.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await Page.Locator("main").WaitForAsync();
    }

    /// <summary>The same person at another page beside this one.</summary>
    public async Task<IPage> AnotherTabAsync(string path)
    {
        var page = await _context.NewPageAsync();
        await page.GotoAsync(path);
        await page.Locator("main").WaitForAsync();
        return page;
    }

    public async Task SignInAsync(string key, string path = "/")
    {
        if (SignedIn.TryGetValue((_address, key), out var known))
            await _context.AddCookiesAsync([known]);
        await Page.GotoAsync(path);
        // Also where the server at that address is another one by now.
        var isAsked = await Page.Locator("#key").CountAsync() > 0;
        if (isAsked)
        {
            await Page.FillAsync("#key", key);
            await Page.ClickAsync("button[type=submit]");
        }
        await Page.Locator(".shell").WaitForAsync();
        if (!isAsked)
            return;
        // Before, its script hears no keys.
        await Page.WaitForLoadStateAsync(LoadState.Load);
        var cookie = (await _context.CookiesAsync()).Single(cookie => cookie.Name == "channelgrains");
        SignedIn[(_address, key)] = new() { Name = cookie.Name, Value = cookie.Value, Url = _address, HttpOnly = cookie.HttpOnly, SameSite = cookie.SameSite };
    }

    /// <summary>Waits until the live parts of the page have their connection: what a browser is told then is in place.</summary>
    public Task LiveAsync() => Page.Locator(".live-badge[data-state=live][data-connected]").First.WaitForAsync();

    /// <summary>What axe finds wrong on the page, and whether it is wider than its window.</summary>
    public async Task<IReadOnlyList<string>> FindBarriersAsync()
    {
        if (!await Page.EvaluateAsync<bool>("'axe' in window"))
            await Page.EvaluateAsync(Axe);
        List<string> found = [.. await Page.EvaluateAsync<string[]>(Violations, Rules)];
        if (await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > window.innerWidth"))
            found.Add($"the page is wider than {await Page.EvaluateAsync<int>("window.innerWidth")} px");
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        if (!ExpectsFaults && _faults.Count > 0)
            throw new InvalidOperationException("The page said: " + string.Join(Environment.NewLine, _faults));
    }
}
