namespace ChannelGrains.Benchmarks.Peers;

/// <summary>What a partner sold on some days.</summary>
/// <param name="Transactions">Redis counts them without their days, because a counter by month costs it a command each: all are of the current year.</param>
/// <param name="NetMicros">Sales less returns by category, in millionths of the currency's unit.</param>
internal sealed record PartnerSales(long Transactions, IReadOnlyDictionary<string, long> NetMicros);
