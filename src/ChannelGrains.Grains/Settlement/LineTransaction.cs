using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Grains.Settlement;

/// <summary>A transaction of a line.</summary>
/// <param name="TransactionId">Its id.</param>
/// <param name="Kind">SALE, RETURN or VOID.</param>
/// <param name="Day">The business day that it counts on.</param>
/// <param name="AtMicros">When it was recorded, microseconds since 1970-01-01 UTC.</param>
/// <param name="NetMicros">What it adds to net sales in the line's categories.</param>
/// <param name="Version">Version of the partner's journal that has it.</param>
/// <param name="OriginalId">The transaction that it names; empty for none.</param>
[GenerateSerializer, Immutable]
public readonly record struct LineTransaction(
    [property: Id(0)] string TransactionId, [property: Id(1)] string Kind, [property: Id(2)] BusinessDay Day, [property: Id(3)] long AtMicros, [property: Id(4)] Int128 NetMicros,
    [property: Id(5)] long Version, [property: Id(6)] string OriginalId);
