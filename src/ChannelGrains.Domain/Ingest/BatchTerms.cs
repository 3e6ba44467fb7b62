using System.Text;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Ingest;

/// <summary>What a transaction is held to: its partner as it is, and the times at which it may have happened.</summary>
/// <param name="life">The partner.</param>
/// <param name="currency">Its currency, UTF-8.</param>
/// <param name="region">Its latest region, UTF-8.</param>
/// <param name="sales">What it sold.</param>
/// <param name="earliestMicros">The earliest time.</param>
/// <param name="nowMicros">Now; a clock may be ahead of it by <see cref="IngestLimits.ClockAhead"/>.</param>
public readonly ref struct BatchTerms(PartnerLife life, byte[] currency, byte[] region, SalesBook sales, long earliestMicros, long nowMicros)
{
    /// <summary>The earliest time for which no feed's limit holds: a replay is a person's decision.</summary>
    public const long AnyTime = long.MinValue;

    public PartnerLife Life { get; } = life;

    public ReadOnlySpan<byte> Currency { get; } = currency;

    public byte[] Region { get; } = region;

    public SalesBook Sales { get; } = sales;

    public long EarliestMicros { get; } = earliestMicros;

    public long LatestMicros { get; } = nowMicros + (long)IngestLimits.ClockAhead.TotalMicroseconds;

    /// <summary>The earliest time that a source may send.</summary>
    public static long Earliest(long nowMicros, int maxAgeDays) => nowMicros - (long)TimeSpan.FromDays(maxAgeDays).TotalMicroseconds;

    /// <summary>The region of a transaction that names none, UTF-8: the partner's on its business day.</summary>
    public static byte[] RegionOf(in BatchTransaction transaction, byte[] latest) =>
        transaction.Placement is null ? latest : Encoding.UTF8.GetBytes(transaction.Placement.Region);
}
