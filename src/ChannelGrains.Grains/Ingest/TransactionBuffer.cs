using System.Runtime.CompilerServices;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Ingest;

/// <summary>A batch as it is decoded, and what the grain needs to decide and record it. A few are kept for each processor, however many threads there are,
/// and none that one batch made large.</summary>
internal sealed class TransactionBuffer : DecidedBatch
{
    /// <summary>The most of each that a buffer has which is kept, together some 10 MB: a batch of the largest size, of receipts.</summary>
    private const int KeptLines = 32_768, KeptBytes = 2 << 20;

    /// <summary>Places, those of two processors on no common cache line.</summary>
    private const int Stride = 16;

    private static readonly int Places = Environment.ProcessorCount * 2;
    private static readonly TransactionBuffer?[] Kept = new TransactionBuffer?[Places * Stride];

    public TransactionBuffer()
        : this(new WireWriter())
    {
    }

    private TransactionBuffer(WireWriter durable)
        : base(durable) => Durable = durable;

    public WireWriter Durable { get; }

    /// <summary>The record of the batch.</summary>
    public WireWriter Record { get; } = new();

    /// <summary>For a transaction's canonical form.</summary>
    public WireWriter Canonical { get; } = new();

    /// <summary>Index look-ups of the decision.</summary>
    public IndexReads Reads { get; } = new();

    /// <summary>Index entries that go with the record.</summary>
    public IndexWrites Writes { get; } = new();

    /// <summary>The ids of a lane as they will be when the record is folded.</summary>
    public RecentIds LaneIds { get; } = new();

    /// <summary>Blocks of a group of ids that is due with the record.</summary>
    public IReadOnlyList<IndexEntry>? DueBlocks { get; set; }

    /// <summary>What the record did to the sales, for the views.</summary>
    public SalesChanges Changes { get; } = new();

    public static TransactionBuffer Rent()
    {
        // The one that this processor used last is in its cache.
        var first = Thread.GetCurrentProcessorId();
        for (var i = 0; i < Places; i++)
        {
            ref var place = ref Kept[(first + i) % Places * Stride];
            if (place is not null && Interlocked.Exchange(ref place, null) is { } kept)
                return kept;
        }
        return new TransactionBuffer();
    }

    public static void Return(TransactionBuffer buffer)
    {
        if (buffer.IsLarge)
            return;
        buffer.Clear();
        var first = Thread.GetCurrentProcessorId();
        for (var i = 0; i < Places; i++)
        {
            ref var place = ref Kept[(first + i) % Places * Stride];
            if (place is null && Interlocked.CompareExchange(ref place, buffer, null) is null)
                return;
        }
    }

    /// <summary>Bytes that all buffers hold which are kept, about.</summary>
    public static long KeptInAll => Kept.Sum(buffer => buffer?.Room ?? 0);

    private bool IsLarge => Capacity.Transactions > IngestLimits.BatchTransactions || Capacity.Lines > KeptLines || Changes.Capacity > KeptLines
        || Durable.Capacity > KeptBytes || Record.Capacity > KeptBytes || Canonical.Capacity > KeptBytes || Writes.Packed.Length > KeptBytes;

    private long Room => (Capacity.Transactions * (long)Unsafe.SizeOf<BatchTransaction>())
        + ((Capacity.Lines + Changes.Capacity) * (long)Unsafe.SizeOf<LineEffect>()) + Durable.Capacity + Record.Capacity + Canonical.Capacity;

    public override void Clear()
    {
        base.Clear();
        DueBlocks = null;
        Reads.Clear();
        Writes.Clear();
        Changes.Clear();
    }

    /// <summary>A transaction in canonical form, see <see cref="TransactionContent"/>; valid until the next one is asked for.</summary>
    public ReadOnlySpan<byte> Content(in BatchTransaction transaction) =>
        transaction.IsCanonical ? Bytes(transaction.Bytes) : TransactionContent.Of(Bytes(transaction.Bytes), Canonical);
}
