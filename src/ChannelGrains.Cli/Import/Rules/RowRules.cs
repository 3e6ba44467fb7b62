namespace ChannelGrains.Cli.Import;

/// <summary>The mapping's rules, bound to the columns of one file.</summary>
internal sealed record RowRules
{
    public required IReadOnlyList<SkipRule> Skips { get; init; }

    public required RowValue PartnerId { get; init; }

    public required RowValue? PartnerName { get; init; }

    public required TransactionIdRule TransactionId { get; init; }

    public required TimeRule OccurredAt { get; init; }

    public required KindRule Kind { get; init; }

    public required NumberRule Amount { get; init; }

    public required NumberRule? Quantity { get; init; }

    public required NumberRule? Cost { get; init; }

    public required RowValue Currency { get; init; }

    public required RowValue? Category { get; init; }

    public required RowValue? Region { get; init; }

    public required RowValue? CustomerId { get; init; }

    public required RowValue? StoreId { get; init; }

    public required RowValue? Sku { get; init; }

    public required RowValue? OriginalTransactionId { get; init; }
}
