using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Forms.V1;

namespace ChannelGrains.Dashboard.Tests.Surveys;

/// <summary>A survey to which seven customers of a partner were invited, and five have answered.</summary>
internal static class SurveySeed
{
    public const string Partner = "chengdu-south", FormId = "customers-say";

    private static readonly (int Overall, int Recommend)[] Said = [(5, 10), (5, 9), (4, 9), (4, 7), (3, 3)];

    public static async Task FillAsync(PageServer server)
    {
        var forms = new FormService.FormServiceClient(server.As("ann"));
        await PutAsync(server);
        foreach (var place in Enumerable.Range(0, 7))
        {
            var invited = await forms.InviteSurveyAsync(new() { PartnerId = Partner, FormId = FormId, CustomerId = $"asked-{place}", Channel = "sms", Reference = $"order-{place}" });
            if (place >= Said.Length)
                continue;
            using var channel = server.Server.Connect(invited.Token);
            await new FormService.FormServiceClient(channel).AnswerSurveyAsync(
                new() { Answers = { new Answer { ItemId = "overall", Scale = Said[place].Overall }, new Answer { ItemId = "recommend", Scale = Said[place].Recommend } }, RequestId = "1" });
        }
    }

    public static async Task PutAsync(PageServer server) => await new FormService.FormServiceClient(server.As("ann")).PutFormAsync(new()
    {
        Form = new Form
        {
            FormId = FormId,
            Kind = FormKind.Survey,
            DefaultLanguage = "en",
            Title = { ["en"] = "What customers <b>say</b>", ["zh"] = "客户之声" },
            Items =
            {
                new FormItem { ItemId = "overall", Kind = ItemKind.Scale, Title = { ["en"] = "In all", ["zh"] = "总体" }, Required = true, Scale = new() { Min = 1, Max = 5 }, Pass = new() { Range = new() { AtLeast = "3" } } },
                new FormItem { ItemId = "recommend", Kind = ItemKind.Scale, Title = { ["en"] = "Would you recommend us", ["zh"] = "您会推荐我们吗" }, Scale = new() { Min = 0, Max = 10 } },
            },
        },
    });
}
