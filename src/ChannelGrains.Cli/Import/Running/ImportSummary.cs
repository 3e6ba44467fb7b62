namespace ChannelGrains.Cli.Import;

/// <summary>
/// What an import did. RowsRead = BlankRows + SkippedByRule + BadRows + EqualRows + NotSent + Sent, and
/// Sent = Accepted + Duplicates + Quarantined + Refused + Unknown.
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

    /// <summary>Rows in which nothing stands.</summary>
    public required long BlankRows { get; init; }

    /// <summary>Sent rows with the transaction id of an earlier row of the same partner in this file.</summary>
    public required long RepeatedIds { get; init; }

    /// <summary>Rows with a bare date that would be another business day in the zone that the mapping names.</summary>
    public required long DaysOfAnotherZone { get; init; }

    /// <summary>The zone that the mapping names for bare dates; null for none.</summary>
    public required string? NamedZone { get; init; }

    /// <summary>True when the last row has no line end, as in a file that was cut off.</summary>
    public required bool EndsWithinLine { get; init; }

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
    public required ImportStop? Stop { get; init; }

    /// <summary>Rows that were read and not handed over for sending, because the import ended early.</summary>
    public long NotSent => IsDryRun ? 0 : Mapped - Sent;

    /// <summary>Rows that are transactions to be sent.</summary>
    public long Mapped => RowsRead - BlankRows - SkippedByRule.Values.Sum() - BadRows - EqualRows;

    /// <summary>Rows under way when the import ended early: they may have been taken or not.</summary>
    /// <remarks>A conflict that is sent again counts among the duplicates and stands in quarantine.</remarks>
    public long Unknown => Math.Max(0, Sent - Accepted - Duplicates - Quarantined - Refused);
}
