using ChannelGrains.Domain.Surveys;

namespace ChannelGrains.Grains.Surveys;

/// <summary>A page of invitations.</summary>
/// <param name="Invitations">The latest first.</param>
/// <param name="Last">What the next page comes behind; empty on the last page.</param>
[GenerateSerializer, Immutable]
public sealed record ListedInvitations([property: Id(0)] IReadOnlyList<ListedInvitation> Invitations, [property: Id(1)] string Last);
