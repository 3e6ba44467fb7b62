using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Surveys;

namespace ChannelGrains.Grains.Surveys;

/// <summary>What somebody who was invited is asked.</summary>
/// <param name="Invited">The invitation.</param>
/// <param name="Form">The form.</param>
/// <param name="PartnerName">What the partner is called.</param>
/// <param name="IsAnswered">It was answered before.</param>
[GenerateSerializer, Immutable]
public sealed record SurveyAsked([property: Id(0)] SurveyInvited Invited, [property: Id(1)] Form Form, [property: Id(2)] string PartnerName, [property: Id(3)] bool IsAnswered);
