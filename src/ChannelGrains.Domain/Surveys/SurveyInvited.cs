using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Forms;

namespace ChannelGrains.Domain.Surveys;

/// <summary>Somebody was invited to a survey.</summary>
/// <param name="InvitationId">Its id.</param>
/// <param name="FormId">The form.</param>
/// <param name="FormVersion">The version that is to be filled in.</param>
/// <param name="Subject">Whom it is about.</param>
/// <param name="StoreId">The store; empty is the partner as a whole.</param>
/// <param name="Channel">How the invitation is sent; empty is not said.</param>
/// <param name="Reference">What it is asked for, as an order; empty is not said.</param>
/// <param name="Customer">Keyed hash of who is invited.</param>
/// <param name="InvitedAtMicros">When, microseconds since 1970-01-01 UTC.</param>
/// <param name="InvitedOn">The partner's business day then.</param>
/// <param name="ExpiresAtMicros">Until when it is good, microseconds since 1970-01-01 UTC.</param>
[GenerateSerializer, Immutable]
public sealed record SurveyInvited(
    [property: Id(0)] string InvitationId, [property: Id(1)] string FormId, [property: Id(2)] int FormVersion, [property: Id(3)] SurveySubject Subject, [property: Id(4)] string StoreId,
    [property: Id(5)] string Channel, [property: Id(6)] string Reference, [property: Id(7)] ulong Customer, [property: Id(8)] long InvitedAtMicros, [property: Id(9)] BusinessDay InvitedOn,
    [property: Id(10)] long ExpiresAtMicros)
{
    public bool IsExpiredAt(long nowMicros) => nowMicros >= ExpiresAtMicros;
}
