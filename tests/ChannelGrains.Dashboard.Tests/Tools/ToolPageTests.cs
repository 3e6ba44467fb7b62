using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Dashboard.Tests.Forms;
using ChannelGrains.Forms.V1;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Tools;

public sealed class ToolPageTests(Browser browser, Seeded seeded)
{
    [Fact]
    public async Task Tools_ByDay_ShowValidityAndWhoTookNote()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/field/tools");
        await Assertions.Expect(visit.Page.Locator($"[data-row={ToolSeed.PriceList}] [data-state=good]")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator($"[data-row={ToolSeed.Slides}] [data-state=off]")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator($"[data-row={ToolSeed.Slides}]")).ToContainTextAsync("春季幻灯片");
        Assert.Equal(0, await visit.Page.Locator(".act-form").CountAsync());
        Assert.Empty(await visit.FindBarriersAsync());
        await visit.GoAsync($"/field/tools?on={FieldSeed.Day(0)}");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        Assert.DoesNotContain(ToolSeed.Slides, await visit.Page.ExportAsync($"/export/tools?format=csv&on={FieldSeed.Day(0)}"), StringComparison.Ordinal);
        await visit.Page.Locator("tbody tr th a").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Price <b>list</b>");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToContainTextAsync("Canton");
        Assert.Contains($"\n{ToolSeed.PriceList},1,{ToolSeed.Partner},", await visit.Page.ExportAsync($"/export/tool-notes?format=csv&tool={ToolSeed.PriceList}"), StringComparison.Ordinal);
        Assert.Equal(404, (await visit.Page.APIRequest.GetAsync("/field/tools/nothing-is-called-so")).Status);
    }

    [Fact]
    public async Task Tool_PutNotedAndChanged_IsTakenNoteOfAnew()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await using var visit = await browser.VisitAsync(server.Address, 390);
        await visit.SignInAsync(PageServer.KeyOf("ann"), "/field/tools");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("There is no sales tool here");
        await visit.Page.ClickAsync("summary:text-is('A new sales tool')");
        await visit.Page.ActAsync("tool", ("id", "script"), ("title-zh", "话术 <b>Script</b>"), ("url", "http://files.example/script"));
        await Assertions.Expect(visit.Page.Form("tool").Locator(".problem")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Form("tool").Locator("[name=title-zh]")).ToHaveValueAsync("话术 <b>Script</b>");
        await visit.Page.ActAsync("tool", ("url", "https://files.example/script"));
        await visit.Page.SaidAsync("话术 <b>Script</b> is kept, version 1.");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("Nobody took note of this version");
        await visit.Page.ClickAsync("summary:text-is('Somebody took note')");
        await visit.Page.ActAsync("note", ("of", "canton"), ("person", "li-wei"));
        await visit.Page.SaidAsync("It is recorded as of");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToContainTextAsync("ann");
        Assert.Empty(await visit.FindBarriersAsync());

        var stale = await visit.AnotherTabAsync("/field/tools/script");
        await visit.Page.ClickAsync("summary:text-is('Change the tool')");
        await visit.Page.ActAsync("tool", ("title-en", "Script"));
        await visit.Page.SaidAsync("is kept, version 2.");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToBeVisibleAsync();
        // Who has read the version before takes no note of this one.
        await stale.ClickAsync("summary:text-is('Somebody took note')");
        await stale.ActAsync("note", ("of", "canton"), ("person", "wang-fang"));
        await Assertions.Expect(stale.Form("note").Locator(".problem")).ToContainTextAsync("Version 1 of tool script is not the latest");
        await visit.Page.SelectOptionAsync("#choose-version", "1");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        var tool = Assert.Single((await new ToolService.ToolServiceClient(server.As("ann")).ListToolsAsync(new())).Tools);
        Assert.Equal(("zh", "话术 <b>Script</b>", "Script"), (tool.DefaultLanguage, tool.Title["zh"], tool.Title["en"]));
    }
}
