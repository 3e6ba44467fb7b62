namespace ChannelGrains.Grains.Surveys;

/// <summary>What the token of an invitation says.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="InvitationId">The invitation.</param>
/// <param name="ExpiresAtSeconds">Until when it is good, seconds since 1970-01-01 UTC.</param>
public sealed record SurveyToken(string PartnerId, string InvitationId, long ExpiresAtSeconds);
