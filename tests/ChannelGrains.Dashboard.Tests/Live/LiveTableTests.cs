using Bunit;
using ChannelGrains.Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace ChannelGrains.Dashboard.Tests.Live;

public sealed class LiveTableTests : IDisposable
{
    private readonly BunitContext _context = new();

    public void Dispose() => _context.Dispose();

    [Theory]
    [InlineData("onpointerenter", "onpointerleave")]
    [InlineData("onfocusin", "onfocusout")]
    public async Task Rows_UnderThePointerOrTheFocus_StayUntilItLeaves(string enter, string leave)
    {
        var table = Render("a", "b");
        await table.Find("table").TriggerEventAsync(enter, Event(enter));
        Show(table, "c", "b", "a");
        Assert.Equal(["a", "b", "c"], Rows(table));
        await table.Find("table").TriggerEventAsync(leave, Event(leave));
        Show(table, "c", "b", "a");
        Assert.Equal(["c", "b", "a"], Rows(table));
    }

    [Fact]
    public void Table_OfRows_IsNamedAndCanBeScrolledByTheKeyboard()
    {
        var table = Render("a");
        var region = table.Find("[role=region]");
        Assert.Equal(("0", "Things"), (region.GetAttribute("tabindex"), region.GetAttribute("aria-label")));
        Assert.Equal("Things", table.Find("caption").TextContent);
        Assert.Equal("col", table.Find("thead th").GetAttribute("scope"));
    }

    private static EventArgs Event(string name) => name.StartsWith("onfocus", StringComparison.Ordinal) ? new Microsoft.AspNetCore.Components.Web.FocusEventArgs() : new Microsoft.AspNetCore.Components.Web.PointerEventArgs();

    private IRenderedComponent<LiveTable<string>> Render(params string[] items) => _context.Render<LiveTable<string>>(parameters => parameters
        .Add(table => table.Caption, "Things").Add(table => table.Items, items).Add(table => table.Key, item => item)
        .Add(table => table.Head, "<th scope=\"col\">Thing</th>").Add(table => table.Row, item => $"<td>{item}</td>"));

    private static void Show(IRenderedComponent<LiveTable<string>> table, params string[] items) => table.Render(parameters => parameters.Add(shown => shown.Items, items));

    private static IEnumerable<string?> Rows(IRenderedComponent<LiveTable<string>> table) => table.FindAll("[data-row]").Select(row => row.GetAttribute("data-row"));
}
