namespace ChannelGrains.Domain.Settlement;

/// <summary>All that <see cref="SettlementBook"/> knows, for a snapshot.</summary>
public sealed record SettlementState
{
    public IReadOnlyList<ClosedStatement> Statements { get; init; } = [];

    public IReadOnlyList<StatedMonth> Stated { get; init; } = [];

    public IReadOnlyList<OpenedDispute> Disputes { get; init; } = [];

    public IReadOnlyList<GrantedAdjustment> Granted { get; init; } = [];

    public IReadOnlyList<Posting> Balances { get; init; } = [];

    public long Carried { get; init; }

    public int? CarriedSince { get; init; }

    public long Commission { get; init; }

    public long Disputed { get; init; }

    public long EntryCount { get; init; }

    public long LastClosedAt { get; init; }
}
