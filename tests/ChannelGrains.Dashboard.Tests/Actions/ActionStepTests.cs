using ChannelGrains.Actions.V1;
using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Dashboard.Tests.Forms;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Actions;

public sealed class ActionStepTests(Browser browser)
{
    [Fact]
    public async Task Action_OpenedByHand_GoesThroughAllStepsWithTwoPeople()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await using var ann = await browser.VisitAsync(server.Address);
        await using var bob = await browser.VisitAsync(server.Address);
        await bob.SignInAsync(PageServer.KeyOf("bob"), "/actions");
        await Assertions.Expect(bob.Page.Locator(".live-badge")).ToHaveAttributeAsync("data-state", "live");
        await ann.SignInAsync(PageServer.KeyOf("ann"), "/actions/new?partner=tianfu");
        await ann.Page.ActAsync("open", ("title", "Talk to <i>them</i>"), ("partner", "nobody"), ("id", "talk"));
        await Assertions.Expect(ann.Page.Form("open").Locator(".problem")).ToBeVisibleAsync();
        await Assertions.Expect(ann.Page.Form("open").Locator("[name=title]")).ToHaveValueAsync("Talk to <i>them</i>");
        await ann.Page.ActAsync("open", ("partner", "tianfu"));
        await ann.Page.SaidAsync("Talk to <i>them</i> is open.");
        Assert.EndsWith("/actions/tianfu/talk", ann.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(bob.Page.Locator("[data-row=\"tianfu/talk\"]")).ToContainTextAsync("nobody");

        await ann.Page.ActAsync("assign", ("owner", "ann"));
        await ann.Page.SaidAsync("It is given to ann.");
        await ann.Page.ActAsync("start");
        await ann.Page.SaidAsync("It is in progress.");
        await ann.Page.ActAsync("complete", ("complete-note", "They agreed"));
        await Assertions.Expect(ann.Page.Locator("[data-waits]")).ToContainTextAsync("ann completed it. Somebody else");
        Assert.Equal(0, await ann.Page.Locator("[data-step]").CountAsync());

        await bob.GoAsync("/actions/tianfu/talk");
        await bob.Page.ActAsync("return", ("return-note", "In writing, please"));
        await bob.Page.SaidAsync("It is returned");
        await ann.GoAsync("/actions/tianfu/talk");
        await ann.Page.ActAsync("complete", ("complete-note", "It is signed"));
        await ann.Page.SaidAsync("It is done");
        await bob.GoAsync("/actions/tianfu/talk");
        await bob.Page.ActAsync("verify");
        await bob.Page.SaidAsync("It is verified, and closed.");
        await Assertions.Expect(bob.Page.Locator("tbody tr")).ToHaveCountAsync(7);
        await Assertions.Expect(bob.Page.Locator("tbody")).ToContainTextAsync("In writing, please");
        Assert.Equal(0, await bob.Page.Locator("[data-step]").CountAsync());
        await bob.GoAsync("/actions/measures");
        await Assertions.Expect(bob.Page.Locator("[data-row=Task] td").First).ToHaveTextAsync("1");
    }

    [Fact]
    public async Task Repair_OfAFinding_IsDoneWithPhotosAndWhatItCost()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await FieldSeed.FillAsync(server);
        var path = $"/actions/{FieldSeed.Partner}/{Uri.EscapeDataString(await FindingActionAsync(server))}";
        await using var ann = await browser.VisitAsync(server.Address);
        await ann.SignInAsync(PageServer.KeyOf("ann"), path);
        await ann.Page.ActAsync("start");
        await ann.Page.SaidAsync("It is in progress.");
        var form = ann.Page.Form("complete");
        await form.Locator("[name=before]").SetInputFilesAsync(new FilePayload { Name = "before.png", MimeType = "image/png", Buffer = FieldSeed.Photo });
        await form.Locator("[name=after]").SetInputFilesAsync(new FilePayload { Name = "after.png", MimeType = "image/png", Buffer = FieldSeed.Photo });
        Assert.Empty(await ann.FindBarriersAsync());
        await ann.Page.ActAsync("complete", ("cost", "120.50"), ("complete-note", "A new floor"));
        await ann.Page.SaidAsync("It is done");
        await Assertions.Expect(ann.Page.Locator("[data-cost]")).ToContainTextAsync("120.50");
        await Assertions.Expect(ann.Page.Locator("tbody .photo img")).ToHaveCountAsync(2);

        await using var bob = await browser.VisitAsync(server.Address);
        await bob.SignInAsync(PageServer.KeyOf("bob"), path);
        await bob.Page.ActAsync("verify");
        await bob.Page.SaidAsync("It is verified, and closed.");
    }

    /// <summary>The action of the seed's finding, which opens a moment after the record.</summary>
    private static async Task<string> FindingActionAsync(PageServer server)
    {
        var actions = new ActionService.ActionServiceClient(server.As("ann"));
        for (var look = 0; look < 600; look++, await Task.Delay(50))
            if ((await actions.ListActionsAsync(new() { Filter = new() { PartnerId = FieldSeed.Partner, Kind = ActionKind.Finding } })).Actions is [var first, ..])
                return first.ActionId;
        throw new InvalidOperationException("No action of the finding opens.");
    }

    [Fact]
    public async Task Step_OfAPageThatIsOutOfDate_IsRefusedInItsPlace()
    {
        await using var server = await PageServer.StartAsync();
        await using var ann = await browser.VisitAsync(server.Address);
        await using var bob = await browser.VisitAsync(server.Address);
        await ann.SignInAsync(PageServer.KeyOf("ann"), "/actions/new");
        await ann.Page.ActAsync("open", ("title", "Once"), ("id", "once"));
        await ann.Page.SaidAsync("Once is open.");
        Assert.EndsWith("/actions/~/once", ann.Page.Url, StringComparison.Ordinal);
        await bob.SignInAsync(PageServer.KeyOf("bob"), "/actions/~/once");
        await bob.Page.ActAsync("cancel", ("cancel-note", "No use"));
        await bob.Page.SaidAsync("It is cancelled.");
        await ann.Page.ActAsync("cancel", ("cancel-note", "Kept here"));
        await Assertions.Expect(ann.Page.Form("cancel").Locator(".problem")).ToBeVisibleAsync();
        await Assertions.Expect(ann.Page.Form("cancel").Locator("textarea")).ToHaveValueAsync("Kept here");
    }
}
