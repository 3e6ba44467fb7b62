using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Domain.Settlement;

namespace ChannelGrains.Grains.Settlement;

/// <summary>A partner's balance.</summary>
[GenerateSerializer, Immutable]
public sealed record BalanceReading
{
    [Id(0)]
    public BalanceParts Parts { get; init; } = null!;

    /// <summary>The cycles of the version that is in force today.</summary>
    [Id(1)]
    public IReadOnlyList<CycleCommission> Running { get; init; } = [];

    /// <summary>The month that is to be closed next, in months since 1970-01; null for none.</summary>
    [Id(2)]
    public int? OpenMonth { get; init; }

    /// <summary>The partner's business day.</summary>
    [Id(3)]
    public BusinessDay Today { get; init; }

    /// <summary>The region whose selling days count.</summary>
    [Id(4)]
    public string Region { get; init; } = "";

    [Id(5)]
    public string CurrencyCode { get; init; } = "";

    /// <summary>When it was read, microseconds since 1970-01-01 UTC.</summary>
    [Id(6)]
    public long AsOfMicros { get; init; }

    /// <summary>Version of the partner's journal that it shows.</summary>
    [Id(7)]
    public long Version { get; init; }
}
