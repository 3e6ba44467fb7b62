using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Markets;

namespace ChannelGrains.Gateway.Markets;

/// <summary>A market in a period, as it was read.</summary>
/// <param name="Market">Which market.</param>
/// <param name="Period">Which period.</param>
/// <param name="Shares">Who has which part of it.</param>
/// <param name="Before">Its concentration in the period before.</param>
/// <param name="CurrencyCode">The currency of all amounts.</param>
/// <param name="Revision">Another one than of an earlier answer says that something changed.</param>
/// <param name="AsOfMicros">When it was read, microseconds since 1970-01-01 UTC.</param>
internal sealed record MarketAnswer(
    MarketKey Market, Period Period, MarketShares Shares, Concentration Before, string CurrencyCode, long Revision, long AsOfMicros);
