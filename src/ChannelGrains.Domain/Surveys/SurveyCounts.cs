namespace ChannelGrains.Domain.Surveys;

/// <summary>What is counted of a survey. Immutable.</summary>
/// <param name="Invited">Invitations.</param>
/// <param name="Answers">Answers.</param>
/// <param name="Rated">Of these, those that say how satisfied one is.</param>
/// <param name="Satisfied">Of these, 4 and 5.</param>
/// <param name="Detractors">Answers of 0 to 6 of 10 to whether one would recommend.</param>
/// <param name="Passives">Answers of 7 and 8.</param>
/// <param name="Promoters">Answers of 9 and 10.</param>
[GenerateSerializer, Immutable]
public readonly record struct SurveyCounts(
    [property: Id(0)] long Invited, [property: Id(1)] long Answers, [property: Id(2)] long Rated, [property: Id(3)] long Satisfied, [property: Id(4)] long Detractors,
    [property: Id(5)] long Passives, [property: Id(6)] long Promoters)
{
    public static readonly SurveyCounts OneInvited = new() { Invited = 1 };

    /// <summary>Answers to whether one would recommend.</summary>
    public long Recommending => Detractors + Passives + Promoters;

    public static SurveyCounts Of(SurveyAnswer answer) => new()
    {
        Answers = 1,
        Rated = answer.Satisfaction is null ? 0 : 1,
        Satisfied = answer.Satisfaction >= SurveyLimits.SatisfiedFrom ? 1 : 0,
        Detractors = answer.Recommendation < SurveyLimits.PassiveFrom ? 1 : 0,
        Passives = answer.Recommendation is >= SurveyLimits.PassiveFrom and < SurveyLimits.PromoterFrom ? 1 : 0,
        Promoters = answer.Recommendation >= SurveyLimits.PromoterFrom ? 1 : 0,
    };

    public static SurveyCounts operator +(SurveyCounts left, SurveyCounts right) => new(
        left.Invited + right.Invited, left.Answers + right.Answers, left.Rated + right.Rated, left.Satisfied + right.Satisfied, left.Detractors + right.Detractors,
        left.Passives + right.Passives, left.Promoters + right.Promoters);
}
