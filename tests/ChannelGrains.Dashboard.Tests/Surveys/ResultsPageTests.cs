using ChannelGrains.Dashboard.Tests.Browsing;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Surveys;

public sealed class ResultsPageTests(Browser browser, Seeded seeded)
{
    [Fact]
    public async Task Results_OfAPartner_ShowHowManySaidItAndWhereItLies()
    {
        await using var visit = await browser.VisitAsync(seeded.Server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ray"), $"/field/surveys?partner={SurveySeed.Partner}");
        var row = visit.Page.Locator($"[data-row=\"{SurveySeed.FormId}/Partner\"]");
        await Assertions.Expect(row).ToContainTextAsync("What customers <b>say</b>");
        // 4 of 5, by Wilson; 3 promoters, 1 passive, 1 detractor.
        await Assertions.Expect(row.Locator("[data-satisfaction]")).ToHaveTextAsync("80.0 % (37.6 % – 96.4 %)");
        await Assertions.Expect(row.Locator("[data-promoters]")).ToContainTextAsync("+40.0 (");
        await Assertions.Expect(row.Locator("td.number")).ToContainTextAsync(["7", "5", "80.0", "5", "+40.0", "5", "3", "1", "1"]);
        var invitations = visit.Page.Locator("[aria-label=Invitations] tbody tr");
        await Assertions.Expect(invitations).ToHaveCountAsync(7);
        Assert.Equal(0, await visit.Page.Locator(".act-form").CountAsync());
        Assert.Empty(await visit.FindBarriersAsync());
        await visit.Page.SelectOptionAsync("#choose-state", "Waiting");
        await Assertions.Expect(invitations).ToHaveCountAsync(2);
        var export = await visit.Page.ExportAsync($"/export/invitations?format=csv&partner={SurveySeed.Partner}&state=Waiting");
        Assert.Equal(3, export.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("order-", export, StringComparison.Ordinal);
        Assert.Contains($"\n{SurveySeed.FormId},What customers <b>say</b>,customers about the partner,7,5,5,4,0.800000,", await visit.Page.ExportAsync($"/export/survey-results?format=csv&partner={SurveySeed.Partner}&period={seeded.Month}"), StringComparison.Ordinal);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "What is to be put right" }).ClickAsync();
        await visit.Page.WaitForURLAsync($"**/field/findings?partner={SurveySeed.Partner}");

        await visit.GoAsync("/field/surveys?region=cn%2Fguangdong");
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("Nobody was asked in this period");
        await using var held = await browser.VisitAsync(seeded.Server.Address);
        await held.SignInAsync(PageServer.KeyOf("eve"), "/field/surveys");
        await Assertions.Expect(held.Page.Locator(".nothing")).ToContainTextAsync("Choose a partner");
    }

    [Fact]
    public async Task Invitation_MadeOnThePage_GivesTheLinkThatAsks()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await SurveySeed.PutAsync(server);
        await using var visit = await browser.VisitAsync(server.Address, 390);
        await visit.SignInAsync(PageServer.KeyOf("ann"), "/field/surveys?partner=tianfu");
        await visit.Page.ClickAsync("summary:text-is('Invite somebody')");
        await visit.Page.ActAsync("invite", ("form", SurveySeed.FormId), ("customer", "member-7"), ("channel", "sms"));
        await Assertions.Expect(visit.Page.Locator(".notices")).ToContainTextAsync("send it to the customer alone");
        var link = visit.Page.Locator(".notices input");
        var address = await link.InputValueAsync();
        Assert.StartsWith($"{server.Address}/survey/cgv_", address, StringComparison.Ordinal);
        await visit.Page.ClickAsync("[data-copy]");
        Assert.Equal(address.Length, await link.EvaluateAsync<int>("input => input.selectionEnd - input.selectionStart"));
        await Assertions.Expect(visit.Page.Locator("[aria-label=Invitations] [data-state=Waiting]")).ToBeVisibleAsync();
        Assert.Empty(await visit.FindBarriersAsync());
        Assert.DoesNotContain("member-7", await visit.Page.ContentAsync(), StringComparison.Ordinal);
        await using var customer = await browser.VisitAsync(server.Address, 360);
        await customer.GoAsync(new Uri(address).AbsolutePath);
        await Assertions.Expect(customer.Page.Locator("h1")).ToHaveTextAsync("What customers <b>say</b>");

        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.Locator(".notices input")).ToHaveCountAsync(0);
        await visit.Page.ClickAsync("summary:text-is('Invite somebody')");
        await visit.Page.ActAsync("invite", ("customer", "member-7"));
        await Assertions.Expect(visit.Page.Form("invite").Locator(".problem")).ToContainTextAsync("This customer was invited less than 90 days ago");
    }
}
