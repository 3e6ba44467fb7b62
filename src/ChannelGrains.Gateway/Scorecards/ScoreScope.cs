using ChannelGrains.Domain.SalesViews;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>Whose scorecard.</summary>
/// <param name="PartnerId">A partner; null for the partners of a scope.</param>
/// <param name="View">The scope, of all categories.</param>
internal sealed record ScoreScope(string? PartnerId, ViewScope View);
