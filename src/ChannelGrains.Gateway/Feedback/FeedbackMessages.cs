using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Feedback.V1;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains;
using Google.Protobuf.WellKnownTypes;
using Complaint = ChannelGrains.Domain.Feedback.Complaint;
using Wire = ChannelGrains.Feedback.V1;

namespace ChannelGrains.Gateway.Feedback;

/// <summary>What customers say between the wire and the domain.</summary>
internal static class FeedbackMessages
{
    public static RecordSurveyAnswer ToCommand(RecordSurveyAnswerRequest request)
    {
        var answer = request.Answer ?? new SurveyAnswer();
        return new(answer.Score, answer.Channel, answer.QuestionId, Day(answer.AnsweredOn, "answer.answered_on"), answer.CustomerId);
    }

    public static OpenComplaint ToCommand(OpenComplaintRequest request) => new(
        request.ComplaintId, request.Subject, request.CustomerId, Micros(request.OpenedAt), Span(request.ResponseLimit));

    public static AnswerComplaint ToCommand(AnswerComplaintRequest request) => new(request.ComplaintId, request.Answer, Micros(request.AnsweredAt));

    /// <summary>A complaint as it is at an instant, microseconds since 1970-01-01 UTC.</summary>
    public static Wire.Complaint ToMessage(Complaint complaint, long nowMicros) => new()
    {
        ComplaintId = complaint.Opened.ComplaintId,
        Subject = complaint.Opened.Subject,
        OpenedAt = Timestamps.FromMicros(complaint.Opened.OpenedAtMicros),
        DueAt = Timestamps.FromMicros(complaint.Opened.DueAtMicros),
        DueOn = complaint.Opened.DueOn.ToString(),
        State = (Wire.ComplaintState)complaint.State,
        AnsweredAt = complaint.Answered is { } answered ? Timestamps.FromMicros(answered.AnsweredAtMicros) : null,
        Answer = complaint.Answered?.Answer ?? "",
        Overdue = complaint.IsOverdueAt(nowMicros),
    };

    private static long? Micros(Timestamp? time) => time is null ? null : Timestamps.ToMicros(time);

    /// <summary>A span of time, held to what can be counted: the command says what it may be.</summary>
    private static TimeSpan? Span(Duration? duration) =>
        duration is null ? null : TimeSpan.FromSeconds(Math.Clamp(duration.Seconds, -Duration.MaxSeconds / 1_000, Duration.MaxSeconds / 1_000)) + TimeSpan.FromTicks(duration.Nanos / 100);

    private static BusinessDay? Day(string text, string field)
    {
        if (text.Length == 0)
            return null;
        return BusinessDay.TryParse(text, out var day)
            ? day
            : throw RefusalStatus.ToException(Refusal.InvalidArgument("DATE", $"{field} '{text}' is no date: write yyyy-mm-dd.", field));
    }
}
