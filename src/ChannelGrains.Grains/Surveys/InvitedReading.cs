using ChannelGrains.Domain.Surveys;

namespace ChannelGrains.Grains.Surveys;

/// <summary>An invitation.</summary>
/// <param name="Invited">The invitation.</param>
/// <param name="Version">Version of the partner's journal that has it.</param>
[GenerateSerializer, Immutable]
public sealed record InvitedReading([property: Id(0)] SurveyInvited Invited, [property: Id(1)] long Version);
