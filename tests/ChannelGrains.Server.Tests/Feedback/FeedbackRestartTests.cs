using ChannelGrains.Admin.V1;
using ChannelGrains.Feedback.V1;

namespace ChannelGrains.Server.Tests.Feedback;

/// <summary>What customers said after a restart on the same data directory, from the records and from a snapshot.</summary>
public sealed class FeedbackRestartTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(300)]
    public async Task Complaints_AfterARestart_AreAsBefore(int complaints)
    {
        using var directory = new TemporaryDirectory();
        string partner;
        AnswerComplaintResponse answered;
        ListComplaintsResponse before;
        await using (var server = await TestServer.StartAsync(directory: directory.Path))
        {
            var client = new TestClient(server.Channel);
            partner = await client.CreatePartnerAsync();
            foreach (var number in Enumerable.Range(1, complaints))
                await client.Feedback.OpenComplaintAsync(new() { PartnerId = partner, ComplaintId = $"C-{number}", Subject = $"number {number}" });
            await client.Feedback.RecordSurveyAnswerAsync(new() { PartnerId = partner, Answer = new SurveyAnswer { Score = 4 } });
            answered = await client.Feedback.AnswerComplaintAsync(Answer(partner));
            before = await client.Feedback.ListComplaintsAsync(new() { PartnerId = partner });
        }

        await using var again = await TestServer.StartAsync(directory: directory.Path);
        var after = new TestClient(again.Channel);

        Assert.Equal(before.Complaints, (await after.Feedback.ListComplaintsAsync(new() { PartnerId = partner })).Complaints);
        Assert.Equal(complaints - 1, (await after.Feedback.ListComplaintsAsync(new() { PartnerId = partner, State = ComplaintState.Open })).OpenCount);
        Assert.Equal(answered, await after.Feedback.AnswerComplaintAsync(Answer(partner)));
        await Refused.WithAsync(StatusCode.AlreadyExists, "COMPLAINT_EXISTS", after.Feedback.OpenComplaintAsync(new() { PartnerId = partner, ComplaintId = "C-1", Subject = "again" }));
        Assert.Empty((await after.Admin.VerifyJournalAsync(new VerifyJournalRequest())).Problems);
    }

    private static AnswerComplaintRequest Answer(string partner) => new() { PartnerId = partner, ComplaintId = "C-1", Answer = "done", RequestId = "r" };
}
