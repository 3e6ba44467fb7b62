using ChannelGrains.Feedback.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Feedback;

public sealed class FeedbackTests(SharedServer shared)
{
    private static readonly Timestamp LongAgo = Timestamp.FromDateTimeOffset(Make.Noon.AddYears(-1));

    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task Record_AnAnswer_CountsOnItsBusinessDayAndRepeatsItsAnswer()
    {
        var partner = await _client.CreatePartnerAsync();
        var request = new RecordSurveyAnswerRequest { PartnerId = partner, Answer = new SurveyAnswer { Score = 5, AnsweredOn = "2026-03-05", CustomerId = "member-7" }, RequestId = "r" };

        var first = await _client.Feedback.RecordSurveyAnswerAsync(request);

        Assert.Equal(("2026-03-05", 2L), (first.AnsweredOn, first.JournalVersion));
        Assert.Equal(first, await _client.Feedback.RecordSurveyAnswerAsync(request));
        request.Answer.Score = 4;
        await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", _client.Feedback.RecordSurveyAnswerAsync(request));
    }

    [Fact]
    public async Task Record_ABadAnswer_NamesTheField()
    {
        var partner = await _client.CreatePartnerAsync();

        Assert.Equal("answer.score", await FieldAsync(new SurveyAnswer { Score = 6 }, "SCORE"));
        Assert.Equal("answer.score", await FieldAsync(null, "SCORE"));
        Assert.Equal("answer.answered_on", await FieldAsync(new SurveyAnswer { Score = 3, AnsweredOn = "5.3.2026" }, "DATE"));
        Assert.Equal("answer.answered_on", await FieldAsync(new SurveyAnswer { Score = 3, AnsweredOn = "9998-12-31" }, "DATE_AHEAD"));
        Assert.Equal("answer.question_id", await FieldAsync(new SurveyAnswer { Score = 3, QuestionId = "a question" }, "INVALID_ID"));
        Assert.Equal("answer.customer_id", await FieldAsync(new SurveyAnswer { Score = 3, CustomerId = new string('x', 65) }, "TEXT_TOO_LONG"));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", _client.Feedback.RecordSurveyAnswerAsync(new() { PartnerId = "nobody", Answer = new SurveyAnswer { Score = 3 } }));

        async Task<string> FieldAsync(SurveyAnswer? answer, string reason) => Refused.Field(
            await Refused.WithAsync(StatusCode.InvalidArgument, reason, _client.Feedback.RecordSurveyAnswerAsync(new() { PartnerId = partner, Answer = answer })));
    }

    [Fact]
    public async Task Complaint_FromOpenToAnswered_TakesTheStepsOfItsTable()
    {
        var partner = await _client.CreatePartnerAsync();
        var answer = new AnswerComplaintRequest { PartnerId = partner, ComplaintId = "C-1", Answer = "a new one is on its way", RequestId = "r" };
        await Refused.WithAsync(StatusCode.NotFound, "COMPLAINT_NOT_FOUND", _client.Feedback.AnswerComplaintAsync(answer));

        var opened = (await OpenAsync(partner, "C-1")).Complaint;
        Assert.Equal((ComplaintState.Open, false, null), (opened.State, opened.Overdue, opened.AnsweredAt));
        Assert.Equal(TimeSpan.FromHours(48), opened.DueAt.ToDateTimeOffset() - opened.OpenedAt.ToDateTimeOffset());
        await Refused.WithAsync(StatusCode.AlreadyExists, "COMPLAINT_EXISTS", _client.Feedback.OpenComplaintAsync(new() { PartnerId = partner, ComplaintId = "C-1", Subject = "another" }));

        var answered = await _client.Feedback.AnswerComplaintAsync(answer);
        Assert.Equal((ComplaintState.Answered, false, "a new one is on its way", "a wet parcel"), (answered.Complaint.State, answered.Complaint.Overdue, answered.Complaint.Answer, answered.Complaint.Subject));
        Assert.Equal(answered, await _client.Feedback.AnswerComplaintAsync(answer));
        answer.RequestId = "";
        await Refused.WithAsync(StatusCode.FailedPrecondition, "COMPLAINT_STATE", _client.Feedback.AnswerComplaintAsync(answer));
        await Refused.WithAsync(StatusCode.AlreadyExists, "COMPLAINT_EXISTS", _client.Feedback.OpenComplaintAsync(new() { PartnerId = partner, ComplaintId = "C-1", Subject = "again" }));
        Assert.Equal(answered.Complaint, Assert.Single((await ListAsync(partner)).Complaints));
    }

    [Fact]
    public async Task Complaint_OpenedLongAgo_IsOverdueAnsweredOrNot()
    {
        var partner = await _client.CreatePartnerAsync();

        Assert.True((await OpenAsync(partner, "C-1", LongAgo)).Complaint.Overdue);
        Assert.True((await _client.Feedback.AnswerComplaintAsync(new() { PartnerId = partner, ComplaintId = "C-1", Answer = "late" })).Complaint.Overdue);
        await OpenAsync(partner, "C-2", LongAgo);
        Assert.False((await _client.Feedback.AnswerComplaintAsync(new() { PartnerId = partner, ComplaintId = "C-2", Answer = "at once", AnsweredAt = LongAgo })).Complaint.Overdue);
    }

    [Fact]
    public async Task List_PagesAndStates_AreThoseOfTheIds()
    {
        var partner = await _client.CreatePartnerAsync();
        foreach (var number in Enumerable.Range(1, 5))
            await OpenAsync(partner, $"C-{number}");
        foreach (var number in new[] { 2, 4 })
            await _client.Feedback.AnswerComplaintAsync(new() { PartnerId = partner, ComplaintId = $"C-{number}", Answer = "done" });

        Assert.Equal("C-1 C-2 C-3 C-4 C-5", await IdsAsync(ComplaintState.Unspecified));
        Assert.Equal("C-1 C-3 C-5", await IdsAsync(ComplaintState.Open));
        Assert.Equal("C-2 C-4", await IdsAsync(ComplaintState.Answered));
        var none = await _client.CreatePartnerAsync();
        Assert.Empty((await ListAsync(none, ComplaintState.Open)).Complaints);

        async Task<string> IdsAsync(ComplaintState state)
        {
            List<string> ids = [];
            var token = "";
            do
            {
                var page = await _client.Feedback.ListComplaintsAsync(new() { PartnerId = partner, State = state, PageSize = 2, PageToken = token });
                Assert.Equal(3, page.OpenCount);
                ids.AddRange(page.Complaints.Select(complaint => complaint.ComplaintId));
                token = page.NextPageToken;
            }
            while (token.Length > 0);
            return string.Join(' ', ids);
        }
    }

    private Task<ListComplaintsResponse> ListAsync(string partner, ComplaintState state = ComplaintState.Unspecified) =>
        _client.Feedback.ListComplaintsAsync(new ListComplaintsRequest { PartnerId = partner, State = state }).ResponseAsync;

    private Task<OpenComplaintResponse> OpenAsync(string partner, string complaint, Timestamp? at = null) =>
        _client.Feedback.OpenComplaintAsync(new OpenComplaintRequest { PartnerId = partner, ComplaintId = complaint, Subject = "a wet parcel", OpenedAt = at }).ResponseAsync;
}
