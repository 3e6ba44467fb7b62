using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Fleet.Ledgers;

/// <summary>What a partner sold on one business day, or in several.</summary>
internal sealed class DayMeasures
{
    private readonly Dictionary<string, Measures> _categories = [];
    private readonly Dictionary<string, long> _regions = [];

    /// <summary>All categories together; a transaction with lines of several counts once.</summary>
    public Measures Total { get; private set; }

    /// <summary>By category, also those of which all was taken back.</summary>
    public IReadOnlyDictionary<string, Measures> Categories => _categories;

    /// <summary>Net by the region that transactions name, in micros of CNY; the empty one is of those that name none.</summary>
    public IReadOnlyDictionary<string, long> Regions => _regions;

    /// <summary>Counts a sale or return, or takes it back.</summary>
    public void Count(Transaction transaction, bool isTakenBack)
    {
        var isReturn = transaction.Kind == TransactionKind.Return;
        var total = new Measures(0, 0, 0, 1, 0, 0);
        foreach (var category in transaction.Lines.GroupBy(line => line.Category))
        {
            var measures = category.Aggregate(default(Measures), (sum, line) => sum + Of(line, isReturn));
            total += measures;
            Add(category.Key, Signed(measures with { Transactions = 1 }, isTakenBack));
        }
        Total += Signed(total, isTakenBack);
        Add(transaction.Region, Signed(total, isTakenBack).Net);
    }

    public void Add(DayMeasures other)
    {
        foreach (var (category, measures) in other._categories)
            Add(category, measures);
        foreach (var (region, net) in other._regions)
            Add(region, net);
        Total += other.Total;
    }

    private void Add(string region, long net) => _regions[region] = _regions.GetValueOrDefault(region) + net;

    private void Add(string category, Measures measures) =>
        _categories[category] = _categories.GetValueOrDefault(category) + measures;

    private static Measures Of(TransactionLine line, bool isReturn)
    {
        var sign = isReturn ? -1 : 1;
        return new Measures(
            isReturn ? 0 : line.AmountMicros, isReturn ? line.AmountMicros : 0, sign * line.QuantityThousandths, 0,
            line.HasCostMicros ? sign * line.CostMicros : 0, line.HasCostMicros ? sign * line.AmountMicros : 0);
    }

    private static Measures Signed(Measures measures, bool isTakenBack) => isTakenBack ? -measures : measures;
}
