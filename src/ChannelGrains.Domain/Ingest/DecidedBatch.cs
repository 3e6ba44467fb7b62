using ChannelGrains.Domain.Bytes;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Ingest;

/// <summary>The transactions of one batch, and what is decided about them: the same object from batch to batch, so that deciding one allocates nothing. It
/// is filled, decided step by step, recorded and folded.</summary>
/// <param name="durable">Holds the bytes that the transactions point to.</param>
public class DecidedBatch(GrowingBytes durable)
{
    private BatchTransaction[] _transactions = new BatchTransaction[256];
    private LineEffect[] _lines = new LineEffect[512];
    private ByteRange[] _categories = new ByteRange[512];

    /// <summary>Id hashes seen in the batch.</summary>
    public IdSet Ids { get; } = new();

    /// <summary>Of a source by id, what came before in the batch.</summary>
    public KeyedIdentities Identities { get; } = new();

    /// <summary>What the voids of the batch see of it and of what is stored.</summary>
    public VoidSearch Voids { get; } = new();

    /// <summary>What the batch says of its customers.</summary>
    public FirstPurchases FirstDays { get; } = new();

    /// <summary>Names that transactions of the batch bring to their partner.</summary>
    public NewNames NewNames { get; } = new();

    public int Count { get; private set; }

    public int LineCount { get; private set; }

    public Span<BatchTransaction> Transactions => _transactions.AsSpan(0, Count);

    /// <summary>Transactions and lines that it has room for.</summary>
    protected (int Transactions, int Lines) Capacity => (_transactions.Length, _lines.Length);

    /// <summary>Leaves out the transactions from a place on.</summary>
    public void Cut(int count) => Count = count;

    public ref BatchTransaction Add()
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

    public ReadOnlySpan<byte> Bytes(ByteRange range) => durable.Slice(range.Start, range.Length);

    public ReadOnlySpan<LineEffect> Lines(in BatchTransaction transaction) => _lines.AsSpan(transaction.FirstLine, transaction.LineCount);

    public ReadOnlySpan<byte> Category(int line) => Bytes(_categories[line]);

    /// <summary>Gives every line of a transaction its category's place in the partner's table; false when one is not in use there.</summary>
    public bool FindCategories(in BatchTransaction transaction, NameTable categories)
    {
        for (var i = transaction.FirstLine; i < transaction.FirstLine + transaction.LineCount; i++)
            if ((_lines[i].Category = categories.FindUsed(Category(i))) < 0)
                return false;
        return true;
    }

    /// <summary>As <see cref="FindCategories"/>, and adds those that are not there; false when the table is full. Each line uses its category from now on,
    /// so that none takes the place of another.</summary>
    public bool AddCategories(in BatchTransaction transaction, NameTable categories)
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
    public void ReleaseCategories(in BatchTransaction transaction, NameTable categories)
    {
        foreach (ref readonly var line in Lines(transaction))
            categories.Use(line.Category, -1);
    }

    /// <summary>Makes it empty.</summary>
    public virtual void Clear()
    {
        // Only these hold on to something.
        if (Voids.IsUsed)
            Array.Clear(_transactions);
        Voids.Clear();
        Count = 0;
        LineCount = 0;
        durable.Clear();
        Ids.Clear();
        Identities.Clear();
        FirstDays.Clear();
        NewNames.Clear();
    }
}
