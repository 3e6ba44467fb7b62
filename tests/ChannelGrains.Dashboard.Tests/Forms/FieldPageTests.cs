using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Forms.V1;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Forms;

public sealed class FieldPageTests(Browser browser, Seeded seeded)
{
    [Fact]
    public async Task Assignments_ByRegionTypeAndState_AreThoseOfTheAddress()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/field?region=cn%2Fsichuan");
        var rows = visit.Page.Locator("tbody tr");
        // Four days of two partners, of which one is answered.
        await Assertions.Expect(rows).ToHaveCountAsync(7);
        await visit.LiveAsync();
        await Assertions.Expect(visit.Page.Locator($"[data-row=\"{FieldSeed.PlanId}/tianfu//{FieldSeed.Day(-7)}\"]")).ToContainTextAsync("Overdue");
        await Assertions.Expect(visit.Page.Locator($"[data-row=\"{FieldSeed.PlanId}/tianfu//{FieldSeed.Day(0)}\"] [data-state=Due]")).ToBeVisibleAsync();
        await visit.Page.SelectOptionAsync("#choose-type", "Direct");
        await Assertions.Expect(rows).ToHaveCountAsync(4);
        await Assertions.Expect(rows.First).ToContainTextAsync("Chengdu South");
        await visit.Page.SelectOptionAsync("#choose-state", "Done");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("Nothing is to be done here");
        await visit.Page.SelectOptionAsync("#choose-type", "");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        Assert.Contains("region=cn%2Fsichuan", visit.Page.Url, StringComparison.Ordinal);
        await visit.Page.ReloadAsync();
        await rows.GetByRole(AriaRole.Link, new() { Name = "Look at it" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("Store hygiene");
        var export = await visit.Page.ExportAsync("/export/assignments?format=csv&state=Done");
        Assert.Contains($"\ntianfu,Store hygiene,{FieldSeed.PlanId},,{FieldSeed.Day(-14)},", export, StringComparison.Ordinal);
        Assert.EndsWith($"Done,{FieldSeed.FailedRecord}", export.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_OfAPartner_ExplainsItsScoreAndShowsItsPhotoAndWhatWasChanged()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), $"/field/records?partner={FieldSeed.Partner}");
        var rows = visit.Page.Locator("[aria-label=Records] tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        // (1 * 0 + 2 * 1/4 + 1 * 1) / 4 of 100.
        await Assertions.Expect(rows.Nth(1).Locator(".figure-opens")).ToHaveTextAsync("37.5");
        await rows.Nth(1).Locator(".figure-opens").ClickAsync();
        var panel = visit.Page.Locator(".explain-panel");
        await Assertions.Expect(panel.Locator("[data-sum]")).ToHaveTextAsync("100 × 1.5 / 4");
        await Assertions.Expect(panel.Locator("[data-item=shelves]")).ToContainTextAsync("0.25");
        await panel.GetByRole(AriaRole.Link, new() { Name = "Store hygiene" }).ClickAsync();
        var photo = visit.Page.Locator("[data-row=front] img");
        await Assertions.Expect(photo).ToHaveAttributeAsync("alt", "The front, file 1");
        await photo.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(photo).ToHaveJSPropertyAsync("naturalWidth", 1);
        await Assertions.Expect(visit.Page.Locator("[data-row=floor]")).ToContainTextAsync("by the door");
        await Assertions.Expect(visit.Page.Locator("[data-row=fridge]")).ToContainTextAsync("Does not apply");
        Assert.Empty(await visit.FindBarriersAsync());

        await visit.GoAsync($"/field/records/{FieldSeed.Partner}/{FieldSeed.LaterRecord}");
        var changed = visit.Page.Locator("[aria-label=\"What was changed since\"] tbody tr");
        await Assertions.Expect(changed).ToContainTextAsync("Counted <b>again</b>");
        await Assertions.Expect(changed).ToContainTextAsync("4 of 1 to 5");
        await Assertions.Expect(changed).ToContainTextAsync("ann");
        await Assertions.Expect(visit.Page.Locator(".cards")).ToContainTextAsync("75");
        Assert.Contains($"\n{FieldSeed.Partner},{FieldSeed.LaterRecord},", await visit.Page.ExportAsync($"/export/records?format=csv&partner={FieldSeed.Partner}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Photo_OfAnotherPartner_IsNotHandedOut()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        var path = $"/evidence/{FieldSeed.Partner}/{FieldSeed.Sha256(FieldSeed.Photo)}";
        await visit.SignInAsync(PageServer.KeyOf("eve"), "/field");
        Assert.Equal(422, (await visit.Page.APIRequest.GetAsync(path)).Status);
        Assert.Equal(404, (await visit.Page.APIRequest.GetAsync($"/evidence/{PageServer.HeldPartner}/{FieldSeed.Sha256(FieldSeed.Photo)}")).Status);
        await using var ray = await browser.VisitAsync(seeded.Server.Address);
        await ray.SignInAsync(PageServer.KeyOf("ray"), "/field");
        var answer = await ray.Page.APIRequest.GetAsync(path);
        Assert.Equal(FieldSeed.Photo, await answer.BodyAsync());
        Assert.Equal("image/png", answer.Headers["content-type"]);
        Assert.StartsWith("attachment;", answer.Headers["content-disposition"], StringComparison.Ordinal);
        await using var nobody = await browser.VisitAsync(seeded.Server.Address);
        var refused = await nobody.Page.APIRequest.GetAsync(path, new() { MaxRedirects = 0 });
        Assert.Equal(302, refused.Status);
    }

    [Fact]
    public async Task Findings_OfAllAndOfOnePartner_LeadToRecordAndAction()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/field/findings?region=cn%2Fsichuan");
        await visit.Page.Locator("[aria-label=Findings] tbody tr th a").First.ClickAsync();
        var row = visit.Page.Locator($"[data-row=\"{FieldSeed.FailedRecord}/floor\"]");
        await Assertions.Expect(row).ToContainTextAsync("Clean the <b>floor</b>");
        await Assertions.Expect(row.Locator("td.number").First).ToHaveTextAsync("2");
        Assert.Equal(0, await row.GetByRole(AriaRole.Link, new() { Name = "Decide" }).CountAsync());
        await visit.Page.SelectOptionAsync("#choose-show", "repeated");
        await Assertions.Expect(row).ToBeVisibleAsync();
        await visit.Page.SelectOptionAsync("#choose-show", "decided");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("There is no finding here");
        await visit.GoAsync($"/field/findings?partner={FieldSeed.Partner}");
        await row.GetByRole(AriaRole.Link, new() { Name = "Look at it" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("Clean the <b>floor</b>");
        Assert.Contains($"\n{FieldSeed.Partner},Clean the <b>floor</b>,Store hygiene,,Open,", await visit.Page.ExportAsync($"/export/findings?format=csv&partner={FieldSeed.Partner}&show=repeated"), StringComparison.Ordinal);
        Assert.DoesNotContain($"\n{FieldSeed.Partner},", await visit.Page.ExportAsync($"/export/findings?format=csv&partner={FieldSeed.Partner}&show=decided"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_ForAHeldKey_ShowWhatIsItsPartnersAlone()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address, 390);
        await visit.SignInAsync(PageServer.KeyOf("eve"), "/field");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToBeVisibleAsync();
        Assert.Equal(0, await visit.Page.Locator(".tabs a[href=\"/field/plans\"]").CountAsync());
        foreach (var path in new[] { $"/field/records/{FieldSeed.Partner}/{FieldSeed.FailedRecord}", $"/field/findings?partner={FieldSeed.Partner}", "/field/plans", $"/field/plans/{FieldSeed.PlanId}" })
        {
            await visit.GoAsync(path);
            await Assertions.Expect(visit.Page.Locator(".problem").First).ToContainTextAsync("Your key may not see this");
        }
    }
}
