using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Dashboard.Tests.Certificates;
using ChannelGrains.Dashboard.Tests.Discipline;
using ChannelGrains.Dashboard.Tests.Surveys;
using ChannelGrains.Discipline.V1;
using ChannelGrains.Forms.V1;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Acting;

/// <summary>Two tabs have the same form, and both are sent: what the first one did stays, and the second one shows it. Or the form is older than the server.</summary>
public sealed class StaleFormTests(Browser browser)
{
    private const string Said = "This was done already";

    [Fact]
    public async Task Forms_OfWhatWasDoneInAnotherTab_LeadToThePageAsItIs()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await DisciplineSeed.FillAsync(server);
        await CertificateSeed.PutAsync(server);
        await CertificateSeed.TakeAsync(server, "test-1", "li-wei", 1);
        await using var visit = await browser.VisitAsync(server.Address, 390);
        await visit.SignInAsync(PageServer.KeyOf("bob"), "/compliance/gifts?state=Awaiting&decide=G-1");
        var other = await visit.AnotherTabAsync("/compliance/gifts?state=Awaiting&decide=G-1");
        await other.ActAsync("decide-gift", ("outcome", "Declined"), ("note", "no\n\nthank you"));
        await other.SaidAsync("It is decided: declined.");
        await visit.Page.ActAsync("decide-gift", ("outcome", "HandedOver"), ("note", "to the school"));
        await visit.Page.SaidAsync(Said);
        await Assertions.Expect(visit.Page.Locator(".nothing")).ToContainTextAsync("There is no gift here");
        Assert.Empty(await visit.FindBarriersAsync());
        var gift = Assert.Single((await new DisciplineService.DisciplineServiceClient(server.As("ann")).ListGiftsAsync(new())).Gifts);
        // What is written in several lines is one.
        Assert.Equal((GiftOutcome.Declined, "no thank you"), (gift.Outcome, gift.DecisionNote));

        await using var ann = await browser.VisitAsync(server.Address, language: "zh");
        var path = $"/field/certificates?partner={CertificateSeed.Partner}&revoke=test-1";
        await ann.SignInAsync(PageServer.KeyOf("ann"), path);
        var second = await ann.AnotherTabAsync(path);
        await second.ActAsync("revoke", ("reason", "离职"));
        await Assertions.Expect(second.Locator("[data-row=test-1] [data-state=Revoked]")).ToBeVisibleAsync();
        await ann.Page.ActAsync("revoke", ("reason", "又一次"));
        await ann.Page.SaidAsync("此操作已经完成");
        await Assertions.Expect(ann.Page.Locator("[data-row=test-1]")).ToContainTextAsync("离职");
    }

    [Fact]
    public async Task Survey_AnsweredInAnotherTab_SaysThankYou()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await SurveySeed.PutAsync(server);
        var invited = await new FormService.FormServiceClient(server.As("ann")).InviteSurveyAsync(new() { PartnerId = "tianfu", FormId = SurveySeed.FormId, CustomerId = "member-70" });
        await using var visit = await browser.VisitAsync(server.Address, 360);
        await visit.GoAsync(invited.Path);
        var other = await visit.AnotherTabAsync(invited.Path);
        foreach (var page in new[] { other, visit.Page })
        {
            await page.CheckAsync("input[name=item-overall][value='5']");
            await page.ClickAsync("button[type=submit]");
            await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("Thank you");
        }
        Assert.Single((await new FormService.FormServiceClient(server.As("root")).ListRecordsAsync(new() { PartnerId = "tianfu" })).Records);
    }

    /// <summary>What seals forms is gone with the server that made them, as what is kept in the browser is here.</summary>
    [Fact]
    public async Task SignIn_ByAFormOfBeforeARestart_ShowsAnother()
    {
        await using var server = await PageServer.StartAsync();
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.GoAsync("/signin");
        await visit.Page.Context.ClearCookiesAsync();
        await visit.Page.FillAsync("#key", PageServer.KeyOf("ann"));
        await visit.Page.ClickAsync("button[type=submit]");

        await Assertions.Expect(visit.Page.Locator("#key")).ToHaveValueAsync("");
        await visit.SignInAsync(PageServer.KeyOf("ann"), "/signin");
    }
}
