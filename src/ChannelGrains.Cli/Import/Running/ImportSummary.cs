using ChannelGrains.Client;

namespace ChannelGrains.Cli.Import;

/// <summary>
/// What an import did. RowsRead = SkippedByRule + BadRows + EqualRows + AlreadyCommitted + Sent, and
/// Sent = Accepted + Duplicates + Quarantined + Refused.
/// </summary>
internal sealed record ImportSummary
{
    public required string File { get; init; }

    public required string SourceId { get; init; }

    public required bool IsDryRun { get; init; }

    public required long RowsRead { get; init; }

    public required IReadOnlyDictionary<string, long> SkippedByRule { get; init; }

    public required long BadRows { get; init; }

    public required IReadOnlyList<BadRow> BadRowExamples { get; init; }

    public required bool StoppedByErrors { get; init; }

    /// <summary>SEQUENCED with row_hash: equal rows left out before sending.</summary>
    public required long EqualRows { get; init; }

    /// <summary>SEQUENCED: rows that an earlier run had committed.</summary>
    public required long AlreadyCommitted { get; init; }

    public required long NegativeSaleQuantities { get; init; }

    public required int Partners { get; init; }

    public required int PartnersCreated { get; init; }

    public required long Sent { get; init; }

    public required long Accepted { get; init; }

    public required long Duplicates { get; init; }

    /// <summary>Part of Duplicates in batches that a lost connection made the importer send again.</summary>
    public required long DuplicatesAfterResend { get; init; }

    public required long Quarantined { get; init; }

    public required IReadOnlyDictionary<string, ReasonCount> QuarantinedByReason { get; init; }

    public required long Refused { get; init; }

    public required IReadOnlyDictionary<string, ReasonCount> RefusedByReason { get; init; }

    public required long Reconnects { get; init; }

    public required double Seconds { get; init; }

    /// <summary>Why the import ended early; null when it went to the end.</summary>
    public required ServerError? Failure { get; init; }
}
