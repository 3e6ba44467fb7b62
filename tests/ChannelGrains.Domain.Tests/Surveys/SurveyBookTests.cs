using System.Buffers;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Surveys;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Surveys;

public sealed class SurveyBookTests
{
    private static readonly int March = BusinessDay.Of(2026, 3, 7).Month;

    [Fact]
    public void Apply_InvitationsAndAnswers_CountEachSubjectApart()
    {
        var book = new SurveyBook();
        book.Apply(Surveying.Invited());
        book.Apply(Surveying.Invited(subject: SurveySubject.Company));
        foreach (var (overall, recommend) in new (int?, int?)[] { (5, 10), (4, 9), (3, 8), (1, 0), (null, 6), (2, null) })
            book.Apply(March, "asked", Surveying.Answer(overall, recommend));
        book.Apply(March + 1, "asked", Surveying.Answer(1, 1, SurveySubject.Company));

        Assert.Equal(
            [new(new("asked", SurveySubject.Partner), new SurveyCounts(1, 6, 5, 2, 2, 1, 2)), new(new("asked", SurveySubject.Company), SurveyCounts.OneInvited)], book.In(March));
        Assert.Equal([new(new("asked", SurveySubject.Company), new SurveyCounts(0, 1, 1, 0, 1, 0, 0))], book.In(March + 1));
        Assert.Equal(7, book.AnswersByForm()["asked"]);
    }

    [Fact]
    public void Of_AnAnswer_TakesTheFirstScalesThatMeasure()
    {
        Assert.Equal((4, 10, 4), (Surveying.Answer(4, 10).Satisfaction, Surveying.Answer(4, 10).Recommendation, Surveying.Answer(4, 10).CountedSatisfaction));
        // What is said of the company says nothing of the partner.
        Assert.Equal((4, null), (Surveying.Answer(4, 10, SurveySubject.Company).Satisfaction, Surveying.Answer(4, 10, SurveySubject.Company).CountedSatisfaction));
        Assert.Equal((null, null), (Surveying.Answer(null, null).Satisfaction, Surveying.Answer(null, null).Recommendation));
    }

    [Fact]
    public void Merge_OfMonthsOfAnyAnswers_CountsEachOnce() =>
        Gen.Select(Gen.Int[0, 3], Gen.Bool.Select(isOther => isOther ? "b" : "a"), Gen.Bool.Select(isOfCompany => isOfCompany ? SurveySubject.Company : SurveySubject.Partner), Gen.Int[1, 5], Gen.Int[0, 10]).Array[0, 60].Sample(answers =>
        {
            var book = new SurveyBook();
            foreach (var (month, form, subject, overall, recommend) in answers)
                book.Apply(month, form, Surveying.Answer(overall, recommend, subject));

            var sums = SurveySum.Merge(book.Months.SelectMany(book.In));

            Assert.Equal(answers.Select(answer => (answer.Item2, answer.Item3)).Distinct().Count(), sums.Count);
            foreach (var sum in sums)
            {
                var own = answers.Where(answer => (answer.Item2, answer.Item3) == (sum.Key.FormId, sum.Key.Subject)).ToList();
                Assert.Equal((own.Count, own.Count(answer => answer.Item4 >= 4)), (sum.Counts.Answers, sum.Counts.Satisfied));
                Assert.Equal((own.Count(answer => answer.Item5 >= 9), own.Count(answer => answer.Item5 <= 6), own.Count), (sum.Counts.Promoters, sum.Counts.Detractors, sum.Counts.Recommending));
            }
        });

    [Fact]
    public void Row_OfAnyCell_IsReadAsItWasWritten()
    {
        var cell = new SurveyCell(ChannelType.Direct, "cn/sichuan", [new(new("asked", SurveySubject.Company), new SurveyCounts(1, 2, 3, 4, 5, 6, 7)), new(new("客户", SurveySubject.Partner), default)]);
        var row = new ArrayBufferWriter<byte>();
        SurveyRow.Write(9, cell, row);

        Assert.True(SurveyRow.TryRead(row.WrittenSpan, out var version, out var read));
        Assert.Equal((9, cell), (version, read));
        Assert.False(SurveyRow.TryRead([99], out _, out _));
        Assert.Throws<InvalidDataException>(() => SurveyRow.TryRead(row.WrittenSpan[..^1], out _, out _));
    }
}
