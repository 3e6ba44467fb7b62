using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Forms.V1;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Forms;

public sealed class FieldActTests(Browser browser)
{
    [Fact]
    public async Task Plan_PutAndAnswered_IsLiveOnTheBoardOfOthers()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        var form = await FieldSeed.PutAsync(server);
        await using var other = await browser.VisitAsync(server.Address);
        await other.SignInAsync(PageServer.KeyOf("ray"), "/field?region=cn%2Fsichuan%2Fchengdu");
        await other.LiveAsync();
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ann"), "/field/plans");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("There is no plan yet");
        await visit.Page.ClickAsync("summary:text-is('A new plan')");
        await visit.Page.ActAsync("plan", ("id", "daily"), ("title", "每日 <b>Daily</b>"), ("often", "OWN"), ("rule", "FREQ=HOURLY"), ("days", "2"), ("owner", "ann"), ("regions", "cn/sichuan/chengdu"));
        await Assertions.Expect(visit.Page.Form("plan").Locator(".problem")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Form("plan").Locator("[name=rule]")).ToHaveValueAsync("FREQ=HOURLY");
        await Assertions.Expect(visit.Page.Form("plan").Locator("[name=regions]")).ToHaveValueAsync("cn/sichuan/chengdu");
        await visit.Page.ActAsync("plan", ("often", "DAILY"));
        await visit.Page.SaidAsync("The plan daily is kept, version 1.");
        await Assertions.Expect(visit.Page.Locator("dl.facts")).ToContainTextAsync("every day");
        await Assertions.Expect(visit.Page.Locator("[data-next-days]")).ToContainTextAsync("·");
        Assert.Empty(await visit.FindBarriersAsync());

        var row = other.Page.Locator($"[data-row=\"daily/chengdu-south//{FieldSeed.Day(0)}\"]");
        await Assertions.Expect(row).ToContainTextAsync("Due");
        var record = FieldSeed.Record("chengdu-south", "r", floor: true, shelves: 5, fresh: true, DateTimeOffset.UtcNow);
        record.Assignment = new() { PlanId = "daily", BeginsOn = FieldSeed.Day(0) };
        await new FormService.FormServiceClient(server.As("ann")).SubmitRecordAsync(new() { Record = record });
        await Assertions.Expect(row).ToHaveCountAsync(0);

        await visit.Page.ClickAsync("summary:text-is('Change the plan')");
        await visit.Page.Form("plan").Locator("[name=paused]").CheckAsync();
        await visit.Page.ActAsync("plan", ("often", "WEEKLY"));
        await visit.Page.SaidAsync("version 2");
        await Assertions.Expect(visit.Page.Locator("dl.facts")).ToContainTextAsync("Paused");
        await Assertions.Expect(visit.Page.Locator("[data-next-days]")).ToHaveTextAsync("none");
        Assert.Contains("\ndaily,每日 <b>Daily</b>,Store hygiene,every week", await visit.Page.ExportAsync("/export/plans?format=csv"), StringComparison.Ordinal);
        Assert.Equal(form.Version, (await new FormService.FormServiceClient(server.As("ann")).GetFormAsync(new() { FormId = FieldSeed.FormId })).Form.Version);
    }

    [Fact]
    public async Task Finding_Decided_KeepsCauseDecisionAndCheckDate()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await FieldSeed.PutAsync(server);
        await new FormService.FormServiceClient(server.As("bob")).SubmitRecordAsync(new() { Record = FieldSeed.Record("canton", "r", floor: false, shelves: 5, fresh: true, DateTimeOffset.UtcNow) });
        await using var visit = await browser.VisitAsync(server.Address, 390);
        await visit.SignInAsync(PageServer.KeyOf("ann"), "/field/findings?partner=canton");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Decide" }).ClickAsync();
        await visit.Page.ActAsync("decide", ("cause", "The drain is blocked"), ("decision", "修理下水道 <b>Repair</b> it"), ("check", "2020-01-01"));
        await Assertions.Expect(visit.Page.Form("decide").Locator(".problem")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Form("decide").Locator("[name=cause]")).ToHaveValueAsync("The drain is blocked");
        await visit.Page.ActAsync("decide", ("check", FieldSeed.Day(20)));
        await visit.Page.SaidAsync("It is decided");
        var row = visit.Page.Locator("[data-row=\"r/floor\"]");
        await Assertions.Expect(row).ToContainTextAsync("修理下水道 <b>Repair</b> it");
        await Assertions.Expect(row).ToContainTextAsync("ann");
        Assert.Equal(0, await visit.Page.Locator("[data-decide]").CountAsync());
        Assert.Empty(await visit.FindBarriersAsync());
        await visit.Page.SelectOptionAsync("#choose-show", "undecided");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToBeVisibleAsync();
    }
}
