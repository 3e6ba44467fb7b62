namespace ChannelGrains.Domain.Payments;

/// <summary>A run as it is listed.</summary>
[GenerateSerializer, Immutable]
public sealed record RunTotals
{
    [Id(0)]
    public int PaymentCount { get; init; }

    /// <summary>In minor units.</summary>
    [Id(1)]
    public long Total { get; init; }

    [Id(2)]
    public int RefusedCount { get; init; }

    [Id(3)]
    public int PaidCount { get; init; }

    [Id(4)]
    public int FailedCount { get; init; }

    [Id(5)]
    public int OpenBreakCount { get; init; }
}
