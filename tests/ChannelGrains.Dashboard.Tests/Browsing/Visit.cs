using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Browsing;

/// <summary>Somebody at the page. When it ends, the page must have said nothing in the console, and asked no other host.</summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice") };

    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];

    private Visit(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Set when a test breaks the connection, or is refused, on purpose.</summary>
    public bool ExpectsFaults { get; set; }

    public static async Task<Visit> StartAsync(IBrowserContext context, string address)
    {
        var visit = new Visit(context, await context.NewPageAsync());
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
        await Page.GotoAsync(path);
        await Page.FillAsync("#key", key);
        await Page.ClickAsync("button[type=submit]");
        await Page.Locator(".shell").WaitForAsync();
    }

    /// <summary>Waits until the live parts of the page have their connection: what a browser is told then is in place.</summary>
    public Task LiveAsync() => Page.Locator(".live-badge[data-state=live][data-connected]").First.WaitForAsync();

    /// <summary>What axe finds wrong on the page, and whether it is wider than its window.</summary>
    public async Task<IReadOnlyList<string>> FindBarriersAsync()
    {
        var result = await Page.RunAxe(Rules);
        List<string> found = [.. result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}"))];
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
