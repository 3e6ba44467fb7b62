using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Surveys;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Surveys;

/// <summary>What is counted of a partner's surveys as a part of its snapshot.</summary>
internal static class SurveySnapshots
{
    public static SurveysSnapshot Capture(SurveyBook book)
    {
        var snapshot = new SurveysSnapshot();
        foreach (var month in book.Months)
            snapshot.Months.AddRange(book.In(month).Select(sum => Capture(month, sum)));
        return snapshot;
    }

    public static void Restore(SurveyBook book, SurveysSnapshot snapshot)
    {
        foreach (var sum in snapshot.Months)
            book.Add(
                sum.Month, new SurveyKey(sum.FormId, (SurveySubject)sum.Subject),
                new SurveyCounts(sum.Invited, sum.Answers, sum.Rated, sum.Satisfied, sum.Detractors, sum.Passives, sum.Promoters));
    }

    private static SurveyMonthSnapshot Capture(int month, SurveySum sum) => new()
    {
        Month = month,
        FormId = sum.Key.FormId,
        Subject = (int)sum.Key.Subject,
        Invited = sum.Counts.Invited,
        Answers = sum.Counts.Answers,
        Rated = sum.Counts.Rated,
        Satisfied = sum.Counts.Satisfied,
        Detractors = sum.Counts.Detractors,
        Passives = sum.Counts.Passives,
        Promoters = sum.Counts.Promoters,
    };
}
