using ChannelGrains.Forms.V1;

namespace ChannelGrains.Server.Tests.Surveys;

/// <summary>Surveys, and who is asked.</summary>
internal static class Surveying
{
    public static async Task<Form> PutSurveyAsync(this TestClient client, SurveySubject subject = SurveySubject.Partner, string? id = null) => (await client.Forms.PutFormAsync(new()
    {
        Form = new Form
        {
            FormId = id ?? TestClient.NewId("survey"),
            Kind = FormKind.Survey,
            Subject = subject,
            DefaultLanguage = "en",
            Title = { ["en"] = "Are you satisfied", ["zh"] = "您满意吗" },
            Items =
            {
                new FormItem
                {
                    ItemId = "overall", Kind = ItemKind.Scale, Title = { ["en"] = "In all", ["zh"] = "总体" }, Required = true, Scale = new() { Min = 1, Max = 5 },
                    Pass = new() { Range = new() { AtLeast = "3" } }, Action = new() { Title = { ["en"] = "Ask why", ["zh"] = "了解原因" } },
                },
                new FormItem { ItemId = "recommend", Kind = ItemKind.Scale, Title = { ["en"] = "Would you recommend us", ["zh"] = "您会推荐我们吗" }, Weight = "0", Scale = new() { Min = 0, Max = 10 } },
                new FormItem { ItemId = "words", Kind = ItemKind.Text, Title = { ["en"] = "Anything else", ["zh"] = "其他" } },
            },
        },
    })).Form;

    public static InviteSurveyRequest Invitation(string partner, Form form, string customer, int days = 0) =>
        new() { PartnerId = partner, FormId = form.FormId, CustomerId = customer, Channel = "sms", ValidDays = days, RequestId = $"invite {partner} {customer}" };

    public static AnswerSurveyRequest Answer(int overall, int? recommend = null, string words = "")
    {
        var request = new AnswerSurveyRequest { Answers = { new Answer { ItemId = "overall", Scale = overall } }, RequestId = "1" };
        if (recommend is { } score)
            request.Answers.Add(new Answer { ItemId = "recommend", Scale = score });
        if (words.Length > 0)
            request.Answers.Add(new Answer { ItemId = "words", Text = words });
        return request;
    }

    /// <summary>Invites a customer who then answers; each call is sent twice.</summary>
    public static async Task<SurveyInvitation> AskAsync(this TestServer server, TestClient client, InviteSurveyRequest invitation, AnswerSurveyRequest answer)
    {
        var invited = await client.Forms.InviteSurveyAsync(invitation);
        Assert.Equal(invited, await client.Forms.InviteSurveyAsync(invitation));
        using var channel = server.Connect(invited.Token);
        var customer = new FormService.FormServiceClient(channel);
        Assert.Equal(await customer.AnswerSurveyAsync(answer), await customer.AnswerSurveyAsync(answer));
        return invited.Invitation;
    }

    public static async Task<GetSurveyResultsResponse> ResultsAsync(this TestClient client, SurveyScope scope, string? period = null) =>
        await client.Forms.GetSurveyResultsAsync(new() { Scope = scope, Period = period ?? $"{DateTime.UtcNow:yyyy-MM}" });

    /// <summary>What is shown of it once as many are invited and have answered.</summary>
    public static async Task<SurveyResult> ResultAsync(this TestClient client, SurveyScope scope, string formId, long invited, long answers)
    {
        SurveyResult? result = null;
        await Eventually.TrueAsync(async () =>
            (result = (await client.ResultsAsync(scope)).Results.SingleOrDefault(one => one.FormId == formId)) is not null && (result.Invited, result.Answers) == (invited, answers));
        return result!;
    }
}
