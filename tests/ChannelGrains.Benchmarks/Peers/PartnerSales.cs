namespace ChannelGrains.Benchmarks.Peers;

/// <summary>What a partner sold on some days.</summary>
/// <param name="Transactions">Of these days in PostgreSQL; Redis counts them of all days, because a counter by day costs it a command each.</param>
/// <param name="NetMicros">Sales less returns by category, in millionths of the currency's unit.</param>
internal sealed record PartnerSales(long Transactions, IReadOnlyDictionary<string, long> NetMicros);
