using ChannelGrains.Domain.Feedback;
using ChannelGrains.Grains.Feedback;
using ChannelGrains.Grains.Scorecards;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>What customers said as facts of figures.</summary>
internal static class FeedbackFigures
{
    /// <param name="heard">What was said.</param>
    /// <param name="nowMicros">By when open complaints are overdue, microseconds since 1970-01-01 UTC.</param>
    public static FigureFact ToFact(HeardFact heard, long nowMicros)
    {
        if (heard.Answer is { } answer)
            return new(heard.Version, answer.AnsweredOn, heard.AtMicros, "ANSWER", answer.QuestionId, answer.Score >= FeedbackLimits.SatisfiedFrom ? 1 : 0, 1);
        var (complaint, overdue) = (heard.Complaint!, heard.Complaint!.IsOverdueAt(nowMicros));
        var isAnswered = complaint.State == ComplaintState.Answered;
        // One that may still be answered in time is not due yet.
        return new(heard.Version, complaint.Opened.DueOn, heard.AtMicros, "COMPLAINT", complaint.Opened.ComplaintId, isAnswered && !overdue ? 1 : 0, isAnswered || overdue ? 1 : 0);
    }
}
