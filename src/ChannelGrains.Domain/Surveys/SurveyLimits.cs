namespace ChannelGrains.Domain.Surveys;

/// <summary>Bounds of surveys.</summary>
public static class SurveyLimits
{
    /// <summary>Surveys, by form and subject, that a partner may be asked about by.</summary>
    public const int MaxSurveys = 50;

    /// <summary>Days that an invitation is good where nothing is said.</summary>
    public const int DefaultValidDays = 14;

    public const int MaxValidDays = 90;

    /// <summary>Days after an invitation in which the same customer gets no other one.</summary>
    public const int CoolDownDays = 90;

    /// <summary>With fewer answers to a survey none is shown by itself.</summary>
    public const int MinShownAnswers = 5;

    /// <summary>Bytes of the id of a customer, of a channel, a reference and a store.</summary>
    public const int MaxNameBytes = 64;

    /// <summary>The scale whose answers are satisfaction.</summary>
    public const int MinSatisfaction = 1, MaxSatisfaction = 5;

    /// <summary>Answers from here on are satisfied.</summary>
    public const int SatisfiedFrom = 4;

    /// <summary>The scale whose answers say whether one would recommend.</summary>
    public const int MinRecommendation = 0, MaxRecommendation = 10;

    /// <summary>Who answers so recommends; who answers less than <see cref="PassiveFrom"/> detracts.</summary>
    public const int PromoterFrom = 9, PassiveFrom = 7;

    private const long Second = 1_000_000;

    /// <summary>Times of invitations and answers are whole seconds: a token says no more, and who answered is not to be found by the microsecond.</summary>
    public static long InSeconds(long atMicros) => atMicros - (atMicros % Second);
}
