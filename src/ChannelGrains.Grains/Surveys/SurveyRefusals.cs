using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Grains.Surveys;

/// <summary>What whoever comes with a token is told.</summary>
public static class SurveyRefusals
{
    public static Refusal Expired { get; } = Refusal.FailedPrecondition("SURVEY_EXPIRED", "The time to answer this survey is over: ask who sent the invitation for another one.");
}
