using ChannelGrains.Dashboard.Tests.Browsing;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Shell;

/// <summary>The page by keys alone.</summary>
public sealed class KeysTests(Browser browser, Seeded seeded)
{
    [Fact]
    public async Task Slash_FromAnywhere_SearchesAndEscapeLeaves()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"));
        await visit.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(visit.Page.Locator("#search")).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync("mark/g");
        await Assertions.Expect(visit.Page.Locator("#search")).ToHaveValueAsync("mark/g");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visit.Page.Locator("#search")).Not.ToBeFocusedAsync();
        await visit.Page.FillAsync("#search", "mark");
        await Assertions.Expect(visit.Page.Locator("#search")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page).ToHaveURLAsync($"{seeded.Server.Address}/search?q=mark");
        await visit.Page.ClickAsync("main a[href='/markets']");
        await visit.Page.WaitForURLAsync("**/markets");
    }

    [Fact]
    public async Task G_AndALetter_GoesToItsPage()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"));
        await visit.Page.Keyboard.PressAsync("g");
        await visit.Page.Keyboard.PressAsync("m");
        await visit.Page.WaitForURLAsync("**/markets");
        await visit.Page.Keyboard.PressAsync("g");
        await visit.Page.Keyboard.PressAsync("o");
        await visit.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
    }

    [Fact]
    public async Task JAndK_MoveOverTheRows_AndEnterOpensOne()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/markets");
        var rows = visit.Page.Locator("main tr[data-row] a");
        await visit.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(rows.Nth(0)).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(rows.Nth(1)).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("k");
        await Assertions.Expect(rows.Nth(0)).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync("**/markets/share**");
    }

    [Fact]
    public async Task QuestionMark_ShowsTheKeys_AndEscapeClosesThem()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"));
        await visit.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(visit.Page.Locator("#help")).ToBeVisibleAsync();
        Assert.Empty(await visit.FindBarriersAsync());
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visit.Page.Locator("#help")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Tab_FromTheTop_OffersTheContentFirst()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/markets");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visit.Page.Locator(".skip-link")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("#main")).ToBeFocusedAsync();
    }
}
