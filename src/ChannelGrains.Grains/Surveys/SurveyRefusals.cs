using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Grains.Surveys;

/// <summary>What whoever comes with a token is told.</summary>
public static class SurveyRefusals
{
    public const string ExpiredReason = "SURVEY_EXPIRED", AnsweredReason = "SURVEY_ANSWERED";

    public static Refusal Answered { get; } = Refusal.FailedPrecondition(AnsweredReason, "This survey was answered, and an invitation is good for one answer. Thank you.");

    public static Refusal Expired { get; } = Refusal.FailedPrecondition(ExpiredReason, "The time to answer this survey is over: ask who sent the invitation for another one.");
}
