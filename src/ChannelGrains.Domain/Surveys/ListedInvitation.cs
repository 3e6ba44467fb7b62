namespace ChannelGrains.Domain.Surveys;

/// <summary>An invitation in a list.</summary>
/// <param name="Invited">The invitation.</param>
/// <param name="State">What became of it.</param>
[GenerateSerializer, Immutable]
public sealed record ListedInvitation([property: Id(0)] SurveyInvited Invited, [property: Id(1)] InvitationState State)
{
    public static ListedInvitation Of(SurveyInvited invited, bool isAnswered, long nowMicros) =>
        new(invited, isAnswered ? InvitationState.Answered : invited.IsExpiredAt(nowMicros) ? InvitationState.Expired : InvitationState.Waiting);
}
