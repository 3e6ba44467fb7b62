using System.Net;
using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Forms.V1;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Surveys;

/// <summary>A customer answers on a telephone, without signing in.</summary>
public sealed class SurveyPageTests(Browser browser)
{
    private const int Telephone = 360;

    [Theory]
    [InlineData("en", "Are you satisfied", "Thank you", "Does not apply")]
    [InlineData("zh", "您满意吗", "谢谢", "不适用")]
    public async Task Survey_OnATelephone_IsAnsweredOnceWithoutSigningIn(string language, string title, string thanks, string doesNotApply)
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        var invited = await InviteAsync(server);
        await using var visit = await browser.VisitAsync(server.Address, Telephone, language);
        await visit.GoAsync(invited.Path);
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync(title);
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("Tianfu");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync(doesNotApply);
        Assert.Empty(await visit.FindBarriersAsync());

        // What must be answered is asked for by the browser.
        await visit.Page.ClickAsync("button[type=submit]");
        Assert.True(await visit.Page.Locator("input[name=item-overall]").First.EvaluateAsync<bool>("input => input.validity.valueMissing"));
        await visit.Page.CheckAsync("input[name=item-overall][value='2']");
        await visit.Page.CheckAsync("input[name=item-recommend][value='9']");
        await visit.Page.CheckAsync("input[name=item-why][value='late']");
        await visit.Page.CheckAsync("input[name=item-again][value='no']");
        await visit.Page.FillAsync("textarea[name=item-words]", "<b>太晚</b>\ntoo late");
        await visit.Page.ClickAsync("button[type=submit]");
        await Assertions.Expect(visit.Page.Locator("[role=status]")).ToContainTextAsync(thanks);
        Assert.Empty(await visit.FindBarriersAsync());
        await visit.GoAsync(invited.Path);
        await Assertions.Expect(visit.Page.Locator("[role=status]")).ToContainTextAsync(thanks);
        Assert.Equal(0, await visit.Page.Locator("form").CountAsync());

        var results = await Forms(server).GetSurveyResultsAsync(new() { Scope = new() { PartnerId = "tianfu" }, Period = $"{DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)):yyyy-MM}" });
        var result = Assert.Single(results.Results);
        Assert.Equal((1, 1, 0, 1), (result.Answers, result.Rated, result.Satisfied, result.Promoters));
        Assert.Equal("overall", Assert.Single((await Forms(server).ListFindingsAsync(new() { PartnerId = "tianfu" })).Findings).ItemId);
    }

    [Fact]
    public async Task Survey_ByALinkThatIsNone_SaysSoAndShowsNothing()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        var invited = await InviteAsync(server);
        await using var visit = await browser.VisitAsync(server.Address, Telephone);
        foreach (var path in new[] { invited.Path[..^1], "/survey/cgv_", $"/survey/{Uri.EscapeDataString(PageServer.KeyOf("root"))}" })
        {
            await visit.GoAsync(path);
            await Assertions.Expect(visit.Page.Locator("[role=alert]")).ToContainTextAsync("This link is not whole");
            Assert.Equal(0, await visit.Page.Locator("form").CountAsync());
        }
        Assert.Empty(await visit.FindBarriersAsync());
    }

    /// <summary>As behind a restart, by another process, or in a browser that keeps no cookies; but not from another site.</summary>
    [Fact]
    public async Task Survey_SentWithoutACookie_IsTakenFromThisSiteAlone()
    {
        await using var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        var invited = await InviteAsync(server);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(server.Address) };

        Assert.Equal((HttpStatusCode.Forbidden, false), ((await SendAsync("https://evil.example")).Status, await IsAnsweredAsync()));
        var (status, page) = await SendAsync(server.Address.TrimEnd('/'));

        Assert.Equal((HttpStatusCode.OK, true), (status, await IsAnsweredAsync()));
        Assert.Contains("Thank you", page, StringComparison.Ordinal);

        async Task<(HttpStatusCode Status, string Page)> SendAsync(string origin)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, invited.Path) { Content = new FormUrlEncodedContent([new("_handler", "survey"), new("item-overall", "1"), new("request_id", "r")]) };
            request.Headers.Add("Origin", origin);
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        async Task<bool> IsAnsweredAsync()
        {
            using var channel = server.Server.Connect(invited.Token);
            return (await new FormService.FormServiceClient(channel).GetSurveyAsync(new())).Answered;
        }
    }

    private static FormService.FormServiceClient Forms(PageServer server) => new(server.As("root"));

    private static async Task<InviteSurveyResponse> InviteAsync(PageServer server)
    {
        await Forms(server).PutFormAsync(new()
        {
            Form = new Form
            {
                FormId = "asked",
                Kind = FormKind.Survey,
                DefaultLanguage = "en",
                Title = { ["en"] = "Are you satisfied", ["zh"] = "您满意吗" },
                Items =
                {
                    new FormItem
                    {
                        ItemId = "overall", Kind = ItemKind.Scale, Title = { ["en"] = "In all", ["zh"] = "总体" }, Hint = { ["en"] = "From 1 to 5", ["zh"] = "从1到5" }, Required = true,
                        Scale = new() { Min = 1, Max = 5 }, Pass = new() { Range = new() { AtLeast = "3" } },
                    },
                    new FormItem { ItemId = "recommend", Kind = ItemKind.Scale, Title = { ["en"] = "Would you recommend us", ["zh"] = "您会推荐我们吗" }, MayNotApply = true, Scale = new() { Min = 0, Max = 10 } },
                    new FormItem
                    {
                        ItemId = "why", Kind = ItemKind.Choice, Title = { ["en"] = "Why", ["zh"] = "为什么" },
                        Choices = { new ItemChoice { ChoiceId = "late", Title = { ["en"] = "It was late", ["zh"] = "太晚" } }, new ItemChoice { ChoiceId = "wet", Title = { ["en"] = "It was wet", ["zh"] = "湿了" } } },
                    },
                    new FormItem { ItemId = "again", Kind = ItemKind.YesNo, Title = { ["en"] = "Will you come again", ["zh"] = "您会再来吗" } },
                    new FormItem { ItemId = "words", Kind = ItemKind.Text, Title = { ["en"] = "Anything else", ["zh"] = "其他" } },
                },
            },
        });
        return await Forms(server).InviteSurveyAsync(new() { PartnerId = "tianfu", FormId = "asked", CustomerId = "member-7" });
    }
}
