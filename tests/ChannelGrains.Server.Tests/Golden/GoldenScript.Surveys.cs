using ChannelGrains.Forms.V1;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Surveys;
using ChannelGrains.Server.Tests.Surveys;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    /// <summary>By the grain, as the call makes another id each time.</summary>
    private static async Task SurveyAsync(TestClient client, IServiceProvider services)
    {
        await client.PutSurveyAsync(SurveySubject.Company, "partner-says");
        await client.PutSurveyAsync(id: "customer-says");
        var grain = services.GetRequiredService<PartnerReferences>().Get(Candidate).AsReference<IPartnerSurveys>();
        foreach (var (number, form) in new[] { "partner-says", "customer-says" }.Index())
        {
            var id = $"0011223344556677889{number}";
            Assert.Null((await grain.Invite(new(id, form, $"member-{number}", "总店", "sms", "order 9", 30), new("local", id, 1))).Refusal);
            Assert.Null((await grain.Answer(
                id, [new("overall") { Scale = 2 }, new("recommend") { Scale = 9 }, new("words") { Text = "太晚 too late" }], new($"survey:{id}", "1", 1))).Refusal);
        }
    }
}
