using ChannelGrains.Feedback.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    private static async Task HearAsync(TestClient client)
    {
        var at = Timestamp.FromDateTimeOffset(Make.Noon);
        await client.Feedback.RecordSurveyAnswerAsync(new RecordSurveyAnswerRequest
        {
            PartnerId = Partner,
            Answer = new SurveyAnswer { Score = 4, Channel = "wechat", QuestionId = "q1", AnsweredOn = "2026-03-05", CustomerId = "member-7" },
        });
        foreach (var (complaint, customer) in new[] { ("C-1", "member-8"), ("C-2", "") })
            await client.Feedback.OpenComplaintAsync(new OpenComplaintRequest
            {
                PartnerId = Partner,
                ComplaintId = complaint,
                Subject = "包裹湿了 a wet parcel",
                CustomerId = customer,
                OpenedAt = at,
            });
        await client.Feedback.AnswerComplaintAsync(new AnswerComplaintRequest { PartnerId = Partner, ComplaintId = "C-1", Answer = "a new one", AnsweredAt = at });
    }
}
