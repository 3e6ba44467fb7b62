using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feedback;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Feedback;

public sealed class FeedbackBookTests
{
    private const long Hour = 3_600_000_000;

    /// <summary>A complaint is opened at hour 0 of a day and due a day later; hours until it is answered, of which there are none at -1.</summary>
    private static readonly Gen<(int Day, int Score, int Hours)[]> Stories = Gen.Select(Gen.Int[20_000, 20_100], Gen.Int[1, 5], Gen.Int[-1, 48]).Array[0, 40];

    [Fact]
    public void Apply_AnyStory_CountsWhatTheFactsSay() => Stories.Sample(story =>
    {
        var book = new FeedbackBook();
        var version = 0L;
        foreach (var (place, (day, score, hours)) in story.Index())
        {
            var opened = (long)day * 24 * Hour;
            book.Apply(new SurveyAnswered(score, "", "", new BusinessDay(day), null), ++version);
            book.Apply(new ComplaintOpened($"C-{place}", "x", null, opened, opened + 24 * Hour, new BusinessDay(day + 1)), ++version);
            if (hours >= 0)
                book.Apply(new ComplaintAnswered($"C-{place}", opened + hours * Hour, "x", new BusinessDay(day + 1)), ++version);
        }

        foreach (var month in Enumerable.Range(new BusinessDay(20_000).Month, 5))
        {
            var answers = story.Where(one => new BusinessDay(one.Day).Month == month).ToList();
            var due = story.Where(one => new BusinessDay(one.Day + 1).Month == month && one.Hours >= 0).ToList();
            var counts = book.In(month);
            Assert.Equal((answers.Count, answers.Count(one => one.Score >= 4)), ((int)counts.Answers, (int)counts.Satisfied));
            Assert.Equal((due.Count, due.Count(one => one.Hours <= 24)), ((int)counts.Answered, (int)counts.InTime));
        }
        Assert.Equal(story.Count(one => one.Hours < 0), book.Open.Count);
    });

    [Fact]
    public void Apply_AnAnswerToWhatIsNotOpen_Throws() =>
        Assert.Throws<InvalidOperationException>(() => new FeedbackBook().Apply(new ComplaintAnswered("C-1", 1, "x", new BusinessDay(1)), 1));
}
