using System.Collections.Immutable;
using ChannelGrains.Domain.Forms;

namespace ChannelGrains.Domain.Surveys;

/// <summary>What a record says as the answer to a survey.</summary>
/// <param name="InvitationId">The invitation that it answers.</param>
/// <param name="Subject">Whom it is about.</param>
/// <param name="Channel">How the invitation was sent.</param>
/// <param name="Satisfaction">1 to 5: the answer to the form's first scale from 1 to 5; null where there is none, or it was left out.</param>
/// <param name="Recommendation">0 to 10: the answer to its first scale from 0 to 10; likewise.</param>
[GenerateSerializer, Immutable]
public sealed record SurveyAnswer(
    [property: Id(0)] string InvitationId, [property: Id(1)] SurveySubject Subject, [property: Id(2)] string Channel, [property: Id(3)] int? Satisfaction, [property: Id(4)] int? Recommendation)
{
    /// <summary>What of it counts in the partner's satisfaction: nothing where it is about the company.</summary>
    public int? CountedSatisfaction => Subject == SurveySubject.Partner ? Satisfaction : null;

    public static SurveyAnswer Of(Form form, ImmutableArray<FormAnswer> answers, SurveyInvited invited) => new(
        invited.InvitationId, invited.Subject, invited.Channel, ScaleOf(form, answers, SurveyLimits.MinSatisfaction, SurveyLimits.MaxSatisfaction),
        ScaleOf(form, answers, SurveyLimits.MinRecommendation, SurveyLimits.MaxRecommendation));

    private static int? ScaleOf(Form form, ImmutableArray<FormAnswer> answers, int min, int max) =>
        form.Items.FirstOrDefault(item => item.Kind == ItemKind.Scale && item.ScaleMin == min && item.ScaleMax == max) is { } asked
            ? answers.FirstOrDefault(answer => answer.ItemId == asked.ItemId && !answer.DoesNotApply)?.Scale
            : null;
}
