using System.Runtime.CompilerServices;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Working memory for the transactions of one batch, kept from batch to batch. Holds the durable bytes of each transaction and its lines. A few
/// are kept for each processor, however many threads there are, and none that one batch made large.</summary>
internal sealed class TransactionBuffer
{
    /// <summary>The most of each that a buffer has which is kept, together some 10 MB: a batch of the largest size, of receipts.</summary>
    private const int KeptLines = 32_768, KeptBytes = 2 << 20;

    /// <summary>Places, those of two processors on no common cache line.</summary>
    private const int Stride = 16;

    private static readonly int Places = Environment.ProcessorCount * 2;
    private static readonly TransactionBuffer?[] Kept = new TransactionBuffer?[Places * Stride];

    private DecodedTransaction[] _transactions = new DecodedTransaction[256];
    private LineEffect[] _lines = new LineEffect[512];
    private ByteRange[] _categories = new ByteRange[512];

    public WireWriter Durable { get; } = new();

    /// <summary>The record of the batch.</summary>
    public WireWriter Record { get; } = new();

    /// <summary>For a transaction's canonical form.</summary>
    public WireWriter Canonical { get; } = new();

    /// <summary>Id hashes seen in the batch.</summary>
    public IdSet Ids { get; } = new();

    /// <summary>Identities of the batch that are not known yet, each with the place of the first transaction that has it.</summary>
    public Dictionary<UInt128, int> Identities { get; } = [];

    /// <summary>Conflicts of the batch, each by what stands for its id and content.</summary>
    public HashSet<UInt128> Conflicts { get; } = [];

    /// <summary>What the voids of the batch see of it and of what is stored.</summary>
    public VoidSearch Voids { get; } = new();

    /// <summary>What the batch says of its customers.</summary>
    public FirstBusinessDays FirstDays { get; } = new();

    /// <summary>Index look-ups of the decision.</summary>
    public IndexReads Reads { get; } = new();

    /// <summary>Index entries that go with the record.</summary>
    public IndexWrites Writes { get; } = new();

    /// <summary>Names that transactions of the batch bring to their partner.</summary>
    public NewNames NewNames { get; } = new();

    /// <summary>The ids of a lane as they will be when the record is folded.</summary>
    public RecentIds LaneIds { get; } = new();

    /// <summary>Blocks of a group of ids that is due with the record.</summary>
    public IReadOnlyList<IndexEntry>? DueBlocks { get; set; }

    /// <summary>What the record did to the sales, for the views.</summary>
    public SalesChanges Changes { get; } = new();

    public int Count { get; private set; }

    public int LineCount { get; private set; }

    public Span<DecodedTransaction> Transactions => _transactions.AsSpan(0, Count);

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

    private bool IsLarge => _transactions.Length > IngestLimits.BatchTransactions || _lines.Length > KeptLines || Changes.Capacity > KeptLines
        || Durable.Capacity > KeptBytes || Record.Capacity > KeptBytes || Canonical.Capacity > KeptBytes || Writes.Packed.Length > KeptBytes;

    private long Room => (_transactions.Length * (long)Unsafe.SizeOf<DecodedTransaction>())
        + ((_lines.Length + Changes.Capacity) * (long)Unsafe.SizeOf<LineEffect>()) + Durable.Capacity + Record.Capacity + Canonical.Capacity;

    private void Clear()
    {
        // Only these hold on to something.
        if (Voids.IsUsed)
            Array.Clear(_transactions);
        Voids.Clear();
        DueBlocks = null;
        Count = 0;
        LineCount = 0;
        Durable.Clear();
        Ids.Clear();
        Identities.Clear();
        Conflicts.Clear();
        FirstDays.Clear();
        Reads.Clear();
        Writes.Clear();
        NewNames.Clear();
        Changes.Clear();
    }

    /// <summary>Leaves out the transactions from a place on.</summary>
    public void Cut(int count) => Count = count;

    public ref DecodedTransaction Add()
    {
        if (Count == _transactions.Length)
            Array.Resize(ref _transactions, Count * 2);
        ref var transaction = ref _transactions[Count++];
        transaction = default;
        return ref transaction;
    }

    public void AddLine(in LineEffect line, ByteRange category)
    {
        if (LineCount == _lines.Length)
        {
            Array.Resize(ref _lines, LineCount * 2);
            Array.Resize(ref _categories, LineCount * 2);
        }
        _lines[LineCount] = line;
        _categories[LineCount++] = category;
    }

    public ReadOnlySpan<byte> Bytes(ByteRange range) => Durable.Slice(range.Start, range.Length);

    /// <summary>A transaction in canonical form, see <see cref="TransactionContent"/>; valid until the next one is asked for.</summary>
    public ReadOnlySpan<byte> Content(in DecodedTransaction transaction) =>
        transaction.IsCanonical ? Bytes(transaction.Bytes) : TransactionContent.Of(Bytes(transaction.Bytes), Canonical);

    public ReadOnlySpan<LineEffect> Lines(in DecodedTransaction transaction) => _lines.AsSpan(transaction.FirstLine, transaction.LineCount);

    public ReadOnlySpan<byte> Category(int line) => Bytes(_categories[line]);

    /// <summary>Gives every line of a transaction its category's place in the partner's table; false when one is not in use there.</summary>
    public bool FindCategories(in DecodedTransaction transaction, NameTable categories)
    {
        for (var i = transaction.FirstLine; i < transaction.FirstLine + transaction.LineCount; i++)
        {
            if ((_lines[i].Category = categories.FindUsed(Category(i))) < 0)
                return false;
        }
        return true;
    }

    /// <summary>As <see cref="FindCategories"/>, and adds those that are not there; false when the table is full. Each line uses its category from now on,
    /// so that none takes the place of another.</summary>
    public bool AddCategories(in DecodedTransaction transaction, NameTable categories)
    {
        for (var i = transaction.FirstLine; i < transaction.FirstLine + transaction.LineCount; i++)
        {
            var index = categories.Add(Category(i));
            if (index < 0)
                return false;
            categories.Use(index, 1);
            _lines[i].Category = index;
        }
        return true;
    }

    /// <summary>Takes back the uses of <see cref="AddCategories"/>.</summary>
    public void ReleaseCategories(in DecodedTransaction transaction, NameTable categories)
    {
        foreach (ref readonly var line in Lines(transaction))
            categories.Use(line.Category, -1);
    }
}
