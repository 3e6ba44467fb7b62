using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Scorecards;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>A scorecard as it was read.</summary>
/// <param name="Scope">Whose.</param>
/// <param name="Period">Which period.</param>
/// <param name="Definition">The version that holds for it.</param>
/// <param name="Scorecard">The scorecard.</param>
/// <param name="Place">Where a partner stands among its peers; null where that is not known.</param>
/// <param name="PeersAsOfMicros">When the peers were read, microseconds since 1970-01-01 UTC.</param>
/// <param name="Market">The market that its share is of; null where its size is not known.</param>
/// <param name="AsOfMicros">When it was read, likewise.</param>
/// <param name="Version">Version of a partner's journal; 0 for other scopes.</param>
internal sealed record ScorecardAnswer(
    ScoreScope Scope, Period Period, ScorecardDefinition Definition, Scorecard Scorecard, PeerPlace? Place, long PeersAsOfMicros, KnownMarket? Market, long AsOfMicros, long Version);
