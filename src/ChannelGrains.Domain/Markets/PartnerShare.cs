using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Markets;

/// <summary>One partner of a market.</summary>
/// <param name="Rank">From 1, by net, the largest first; equal ones by id, ordinal.</param>
/// <param name="PartnerId">The partner.</param>
/// <param name="Net">Its net sales in the market.</param>
public readonly record struct PartnerShare(int Rank, string PartnerId, Amount Net);
