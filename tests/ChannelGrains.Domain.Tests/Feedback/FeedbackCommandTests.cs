using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.Tests.Partners;
using Xunit;

namespace ChannelGrains.Domain.Tests.Feedback;

public sealed class FeedbackCommandTests
{
    private const long Now = 1_768_435_200_000_000; // 2026-01-15 00:00 UTC
    private const long Hour = 3_600_000_000;

    [Theory]
    [InlineData(0, null, "SCORE")]
    [InlineData(6, null, "SCORE")]
    [InlineData(3, "2026-01-16", "DATE_AHEAD")]
    [InlineData(3, "2016-01-14", "DATE_TOO_OLD")]
    [InlineData(1, "2026-01-15", null)]
    [InlineData(5, "2016-01-15", null)]
    public void Decide_AnAnswer_IsHeldToItsBounds(int score, string? day, string? reason) => Assert.Equal(
        reason, new RecordSurveyAnswer(score, "wechat", "q1", day is null ? null : BusinessDay.Parse(day), "").Decide(Example.Today, null).Refusal?.Reason);

    [Fact]
    public void Decide_AComplaint_IsDueOnThePartnersDayThen()
    {
        // 48 hours later it is 08:00 of the 17th in Chengdu.
        var opened = new OpenComplaint("C-1", "a wet parcel", "", null, null).Decide(Example.Partner(), 0, ComplaintState.Unspecified, Now, null).Require();
        Assert.Equal((Now, Now + 48 * Hour, "2026-01-17"), (opened.OpenedAtMicros, opened.DueAtMicros, opened.DueOn.ToString()));

        // One hour before midnight and one hour after it, there.
        Assert.Equal("2026-01-15", DueOn(15));
        Assert.Equal("2026-01-16", DueOn(17));
    }

    [Theory]
    [InlineData("", "x", 1, "INVALID_ID")]
    [InlineData("C-1", " ", 1, "SUBJECT_EMPTY")]
    [InlineData("C-1", "x", 0, "RESPONSE_LIMIT")]
    [InlineData("C-1", "x", 367 * 24, "RESPONSE_LIMIT")]
    [InlineData("C-1", "x", 366 * 24, null)]
    public void Check_AComplaint_IsHeldToItsBounds(string id, string subject, int hours, string? reason) =>
        Assert.Equal(reason, new OpenComplaint(id, subject, "", null, TimeSpan.FromHours(hours)).Check(Now)?.Reason);

    [Fact]
    public void Check_AComplaintOfTheFutureOrLongAgo_IsRefused()
    {
        Assert.Equal("TIME_AHEAD", new OpenComplaint("C-1", "x", "", Now + Hour, null).Check(Now)?.Reason);
        Assert.Equal("TIME_TOO_OLD", new OpenComplaint("C-1", "x", "", Now - 3_654 * 24 * Hour, null).Check(Now)?.Reason);
        Assert.Null(new OpenComplaint("C-1", "x", "", Now + Hour / 60, null).Check(Now));
    }

    [Fact]
    public void Decide_MoreOpenComplaintsThanAreKept_IsRefused() => Assert.Equal("COMPLAINTS_FULL",
        new OpenComplaint("C-1", "x", "", null, null).Decide(Example.Partner(), FeedbackLimits.MaxOpenComplaints, ComplaintState.Unspecified, Now, null).Refusal?.Reason);

    [Fact]
    public void Decide_AnAnswerBeforeTheComplaint_IsRefused()
    {
        Assert.Equal("ANSWERED_BEFORE_OPENED", new AnswerComplaint("C-1", "x", Now - 1).Decide(ComplaintState.Open, Waiting(Now), Now).Refusal?.Reason);
        // The complaint came by a clock that is ahead of this one.
        Assert.Equal(Now + Hour / 60, new AnswerComplaint("C-1", "x", null).Decide(ComplaintState.Open, Waiting(Now + Hour / 60), Now).Require().AnsweredAtMicros);
    }

    private static WaitingComplaint Waiting(long openedAt) => new("C-1", 2, openedAt, openedAt + Hour, Example.Today);

    private static string DueOn(int hours) =>
        new OpenComplaint("C-1", "x", "", Now, TimeSpan.FromHours(hours)).Decide(Example.Partner(), 0, ComplaintState.Unspecified, Now, null).Require().DueOn.ToString();
}
