using ChannelGrains.Dashboard.Tests.Browsing;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Programmes;

public sealed class ProgrammePageTests(Browser browser, Seeded seeded)
{
    [Fact]
    public async Task Programme_ByAnAdmin_IsChanged()
    {
        await using var server = await PageServer.StartAsync();
        await using var root = await browser.VisitAsync(server.Address);
        await root.SignInAsync(PageServer.KeyOf("root"), "/programme");
        await root.Page.ActAsync("update", ("name", "Tea <b>channels</b>"), ("zone", "Nowhere/Else"));
        await Assertions.Expect(root.Page.Form("update").Locator(".problem")).ToBeVisibleAsync();
        await Assertions.Expect(root.Page.Form("update").Locator("[name=name]")).ToHaveValueAsync("Tea <b>channels</b>");
        await root.Page.ActAsync("update", ("zone", "Asia/Shanghai"), ("grace", "3"));
        await root.Page.SaidAsync("The programme is changed.");
        await Assertions.Expect(root.Page.Locator("[data-name]")).ToHaveTextAsync("Tea <b>channels</b>");
        await Assertions.Expect(root.Page.Locator("[data-grace]")).ToHaveTextAsync("3");

        await root.Page.Form("days").Locator("[name=day-7]").UncheckAsync();
        await root.Page.ActAsync("days", ("region", "cn/sichuan"), ("feasts", "2027-02-06 Spring Festival"), ("extra", "2027-02-14"));
        await root.Page.SaidAsync("The selling days are set.");
        var row = root.Page.Locator("tr[data-row='region-cn/sichuan']");
        await Assertions.Expect(row).ToContainTextAsync("6 Feb 2027 Spring Festival");
        await Assertions.Expect(row).Not.ToContainTextAsync("Sunday");
        await root.Page.ActAsync("days", ("extra", "tomorrow"));
        await Assertions.Expect(root.Page.Form("days").Locator(".problem")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Programme_ByAReader_IsOnlyRead()
    {
        await using var ray = await browser.VisitAsync(seeded.Server.Address);
        await ray.SignInAsync(PageServer.KeyOf("ray"), "/programme");
        await Assertions.Expect(ray.Page.Locator("tr[data-row^='factor-']").First).ToBeVisibleAsync();
        await Assertions.Expect(ray.Page.Locator("tr[data-row^='action-']").First).ToBeVisibleAsync();
        Assert.Equal(0, await ray.Page.Locator("main form[method=post]").CountAsync());
    }

    [Fact]
    public async Task RiskRules_SetByAManager_HoldAndAreRefusedToOneWhoDidNotSeeThem()
    {
        await using var server = await PageServer.StartAsync();
        await using var ann = await VisitAsync(server, "ann");
        await using var bob = await VisitAsync(server, "bob");
        await OpenAsync(ann, "Change the rules of risk");
        await OpenAsync(bob, "Change the rules of risk");
        await ann.Page.ActAsync("risk-rules", ("weight-SalesDrop", "much"), ("title-High", "Visit <b>them</b>"), ("due-High", "3"));
        await Assertions.Expect(ann.Page.Form("risk-rules").Locator(".problem")).ToContainTextAsync("weight");
        await Assertions.Expect(ann.Page.Form("risk-rules").Locator("[name=weight-SalesDrop]")).ToHaveValueAsync("much");
        await ann.Page.Form("risk-rules").Locator("[name=hold]").CheckAsync();
        await ann.Page.Form("risk-rules").Locator("[name=stop-Quarantine]").CheckAsync();
        await ann.Page.ActAsync("risk-rules", ("weight-SalesDrop", "0.55"), ("medium", "0.25"), ("title-Medium", ""));
        await ann.Page.SaidAsync("The rules of risk are set.");
        await Assertions.Expect(ann.Page.Locator("tr[data-row=factor-SalesDrop] td").First).ToHaveTextAsync("0.55");
        await Assertions.Expect(ann.Page.Locator("tr[data-row=factor-Quarantine]")).ToContainTextAsync("yes");
        await Assertions.Expect(ann.Page.Locator("[data-bounds]")).ToHaveTextAsync("Medium from 0.25, high from 0.6, critical from 0.8 on. Payments are held at critical.");
        await Assertions.Expect(ann.Page.Locator("tr[data-row=measure-High]")).ToContainTextAsync("Visit <b>them</b>");
        await Assertions.Expect(ann.Page.Locator("tr[data-row=measure-Medium]")).ToContainTextAsync("nothing");

        await bob.Page.ActAsync("risk-rules", ("weight-SalesDrop", "0.1"));
        await Assertions.Expect(bob.Page.Form("risk-rules").Locator(".problem")).ToBeVisibleAsync();
        await bob.GoAsync("/programme");
        await Assertions.Expect(bob.Page.Locator("tr[data-row=factor-SalesDrop] td").First).ToHaveTextAsync("0.55");
    }

    [Fact]
    public async Task ActionRules_SetByAManager_HoldAndAreRefusedToOneWhoDidNotSeeThem()
    {
        await using var server = await PageServer.StartAsync();
        await using var ann = await VisitAsync(server, "ann");
        await using var bob = await VisitAsync(server, "bob");
        await OpenAsync(ann, "Change the rules of actions");
        await OpenAsync(bob, "Change the rules of actions");
        await ann.Page.ActAsync("action-rules", ("owner-Complaint", "after-sales"), ("high-Complaint", "1"), ("growth", "15"));
        await ann.Page.SaidAsync("The rules of actions are set.");
        await Assertions.Expect(ann.Page.Locator("tr[data-row=action-Complaint]")).ToContainTextAsync("after-sales");
        await Assertions.Expect(ann.Page.Locator("tr[data-row=action-Complaint] td").Nth(3)).ToHaveTextAsync("1");
        await Assertions.Expect(ann.Page.Locator("[data-growth]")).ToHaveTextAsync("Customers that grow by 15 % in a month ask for recruitment.");
        await bob.Page.ActAsync("action-rules", ("owner-Complaint", "nobody"));
        await Assertions.Expect(bob.Page.Form("action-rules").Locator(".problem")).ToBeVisibleAsync();
        await Assertions.Expect(bob.Page.Form("action-rules").Locator("[name=owner-Complaint]")).ToHaveValueAsync("nobody");
        await using var small = await browser.VisitAsync(server.Address, 390);
        await small.SignInAsync(PageServer.KeyOf("ann"), "/programme");
        await OpenAsync(small, "Change the rules of actions");
        await OpenAsync(small, "Change the rules of risk");
        Assert.Empty(await small.FindBarriersAsync());
    }

    private static Task OpenAsync(Visit visit, string what) => visit.Page.ClickAsync($"summary:text-is('{what}')");

    private async Task<Visit> VisitAsync(PageServer server, string who)
    {
        var visit = await browser.VisitAsync(server.Address);
        visit.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await visit.SignInAsync(PageServer.KeyOf(who), "/programme");
        return visit;
    }
}
