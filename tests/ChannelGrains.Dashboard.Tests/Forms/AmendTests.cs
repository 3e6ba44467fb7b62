using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Forms.V1;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Forms;

public sealed class AmendTests(Browser browser, Seeded seeded)
{
    [Fact]
    public async Task Answer_ChangedOnTheRecord_KeepsWhatItWasAndWhoChangedIt()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await FieldSeed.PutAsync(server);
        await new FormService.FormServiceClient(server.As("bob")).SubmitRecordAsync(new() { Record = FieldSeed.Record("canton", "r", floor: false, shelves: 5, fresh: true, DateTimeOffset.UtcNow) });
        await using var visit = await browser.VisitAsync(server.Address, 390);
        await visit.SignInAsync(PageServer.KeyOf("ann"), "/field/records/canton/r");
        await visit.Page.Locator("[data-row=floor] a:text-is('Change')").ClickAsync();
        await Assertions.Expect(visit.Page.Form("amend").Locator("[name=value][value=no]")).ToBeCheckedAsync();
        await Assertions.Expect(visit.Page.Form("amend").Locator("[name=note]")).ToHaveValueAsync("by the door");
        Assert.Empty(await visit.FindBarriersAsync());
        await visit.Page.Form("amend").Locator("[name=value][value=yes]").CheckAsync();
        await visit.Page.ActAsync("amend", ("reason", "It was a <b>shadow</b>"));
        // (1 * 1 + 2 * 1 + 1 * 1) / 4 of 100.
        await visit.Page.SaidAsync("The change is kept. The score is 100 now.");
        var changed = visit.Page.Locator("[aria-label=\"What was changed since\"] tbody tr");
        await Assertions.Expect(changed).ToContainTextAsync("It was a <b>shadow</b>");
        await Assertions.Expect(changed).ToContainTextAsync("ann");
        await Assertions.Expect(changed.Locator("td").Last).ToContainTextAsync("No");

        await visit.GoAsync("/field/records/canton/r?amend=shelves");
        await visit.Page.Form("amend").EvaluateAsync("form => form.noValidate = true");
        await visit.Page.ActAsync("amend", ("value", "9"), ("reason", "Counted again"));
        await Assertions.Expect(visit.Page.Form("amend").Locator(".problem")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Form("amend").Locator("[name=reason]")).ToHaveValueAsync("Counted again");
        await visit.GoAsync("/field/records/canton/r?amend=front");
        await visit.Page.Form("amend").Locator("[name=file]").SetInputFilesAsync(new FilePayload { Name = "front.png", MimeType = "image/png", Buffer = FieldSeed.Photo });
        await visit.Page.ActAsync("amend", ("reason", "The photo came later"));
        await visit.Page.SaidAsync("The change is kept.");
        await visit.GoAsync("/field/records/canton/r?amend=front");
        await Assertions.Expect(visit.Page.Form("amend").Locator("[name=keep]")).ToBeCheckedAsync();
        var kept = (await new FormService.FormServiceClient(server.As("ann")).GetRecordAsync(new() { PartnerId = "canton", RecordId = "r" })).Record;
        Assert.Equal([FieldSeed.Sha256(FieldSeed.Photo)], kept.Record.Answers.Single(answer => answer.ItemId == "front").Files);
        Assert.Equal(["ann", "ann"], kept.Amendments.Select(amendment => amendment.Principal));
        Assert.Equal("by the door", kept.Record.Answers.Single(answer => answer.ItemId == "floor").Note);
    }

    [Fact]
    public async Task Answer_ForAReader_IsNotToBeChanged()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), $"/field/records/{FieldSeed.Partner}/{FieldSeed.FailedRecord}?amend=floor");
        await Assertions.Expect(visit.Page.Locator("[data-row=floor]")).ToBeVisibleAsync();
        Assert.Equal(0, await visit.Page.Locator(".act-form, a:text-is('Change')").CountAsync());
    }
}
