using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Surveys;

/// <summary>The records that answer surveys.</summary>
internal static class SurveyRecords
{
    /// <summary>What somebody is told who answered.</summary>
    public static readonly FactAnswers<AnsweredReading> Answers = new((fact, _) => new(new(fact.FormRecords.Taken.TakenOn)));

    public static string IdOf(string invitationId) => $"survey-{invitationId}";
}
