namespace ChannelGrains.Grains.Ingest;

/// <summary>Batches of one partner that travel to its grain together, in the order in which they are to be applied.</summary>
[GenerateSerializer, Immutable]
public sealed class IngestCall(IReadOnlyList<IngestBatch> batches)
{
    [Id(0)]
    public IReadOnlyList<IngestBatch> Batches { get; } = batches;
}

/// <summary>One batch as the gateway indexed it. The bytes stay the caller's: they are read only until the call returns.</summary>
[GenerateSerializer, Immutable]
public sealed class IngestBatch
{
    /// <summary>Who sends, for the journal.</summary>
    [Id(0)]
    public required string Principal { get; init; }

    [Id(1)]
    public required string SourceId { get; init; }

    [Id(2)]
    public required SourceMode Mode { get; init; }

    [Id(3)]
    public required int MaxAgeDays { get; init; }

    [Id(4)]
    public required long Epoch { get; init; }

    [Id(5)]
    public required long FirstSequence { get; init; }

    /// <summary>The TransactionBatch message as received.</summary>
    [Id(6)]
    public required ReadOnlyMemory<byte> Message { get; init; }

    /// <summary>Transactions at the start of the message that were taken before: the rest is a batch like any other.</summary>
    [Id(7)]
    public int Taken { get; init; }

    /// <summary>The span that it belongs to, as W3C Trace Context writes it; null when it is not traced.</summary>
    [Id(8)]
    public string? Span { get; init; }

    /// <summary>The rest of the batch, once so many more of its transactions are taken.</summary>
    public IngestBatch After(int transactions) => new()
    {
        Principal = Principal,
        SourceId = SourceId,
        Mode = Mode,
        MaxAgeDays = MaxAgeDays,
        Epoch = Epoch,
        FirstSequence = Mode == SourceMode.Sequenced ? FirstSequence + transactions : FirstSequence,
        Message = Message,
        Taken = Taken + transactions,
        Span = Span,
    };
}
