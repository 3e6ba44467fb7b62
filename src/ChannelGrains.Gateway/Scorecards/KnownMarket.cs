using ChannelGrains.Domain.Money;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>A market whose size is known.</summary>
/// <param name="Total">Its size.</param>
/// <param name="Basis">Which market it is and who said so, in words.</param>
/// <param name="Journal">The journal of its reports.</param>
/// <param name="Version">Version of that journal that was read.</param>
internal sealed record KnownMarket(Amount Total, string Basis, string Journal, long Version);
