namespace ChannelGrains.Server.Tests.Kpis;

/// <summary>The rules of the ingest and of the figures, written down as simply as they are said: lists and dictionaries of decimals. The reference
/// of <see cref="TrafficPropertyTests"/>.</summary>
internal sealed class ReferenceBook
{
    private readonly Dictionary<string, Lane> _lanes = [];
    private readonly List<Transaction> _counted = [];

    /// <summary>Takes one transaction that is new to its lane.</summary>
    /// <returns>False when it goes to quarantine, also for a while only.</returns>
    public bool Take(string lane, Transaction transaction)
    {
        var (known, voided, waiting) = LaneOf(lane);
        known[transaction.TransactionId] = transaction;
        if (transaction.CurrencyCode == "EUR")
            return false;
        if (transaction.Kind != TransactionKind.Void)
        {
            if (waiting.Remove(transaction.TransactionId))
                voided.Add(transaction.TransactionId);
            else
                _counted.Add(transaction);
            return true;
        }
        var target = transaction.OriginalTransactionId;
        if (!known.TryGetValue(target, out var original) || original.CurrencyCode == "EUR")
        {
            waiting.Add(target);
            return false;
        }
        if (original.Kind == TransactionKind.Void || !voided.Add(target))
            return false;
        _counted.Remove(original);
        return true;
    }

    /// <summary>Whether the lane has taken this id.</summary>
    public bool Knows(string lane, string id) => LaneOf(lane).Known.ContainsKey(id);

    /// <summary>What the partner's figures of a month must say.</summary>
    public string Month(string period)
    {
        var counted = _counted.Where(one => one.OccurredAt.ToDateTime().ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture) == period).ToList();
        var customers = counted.Where(one => one.Kind == TransactionKind.Sale && one.Lines.Sum(line => line.AmountMicros) > 0 && one.CustomerId.Length > 0)
            .Select(one => one.CustomerId).Distinct().Count();
        var categories = counted.SelectMany(one => one.Lines.Select(line => line.Category)).Distinct().Order(StringComparer.Ordinal)
            .Select(category => $"{category}:{Sum(counted, TransactionKind.Sale, category)}-{Sum(counted, TransactionKind.Return, category)}");
        return Text(Sum(counted, TransactionKind.Sale), Sum(counted, TransactionKind.Return), counted.Count, customers, categories);
    }

    /// <summary>What the server says, in the same words.</summary>
    public static string Month(PartnerKpis kpis) => Text(
        kpis.Total.Gross.ToDecimal(), kpis.Total.Returns.ToDecimal(), kpis.Total.Transactions, kpis.DistinctCustomers.Value,
        kpis.Categories.Where(category => category.Measures.Transactions > 0)
            .Select(category => $"{category.Category}:{category.Measures.Gross.ToDecimal():0.00}-{category.Measures.Returns.ToDecimal():0.00}"));

    private static string Text(decimal gross, decimal returns, long transactions, long customers, IEnumerable<string> categories) =>
        $"{gross:0.00} {returns:0.00} {transactions} {customers} {string.Join(' ', categories)}";

    private static decimal Sum(IEnumerable<Transaction> transactions, TransactionKind kind) =>
        transactions.Where(one => one.Kind == kind).Sum(one => one.Lines.Sum(line => line.AmountMicros)) / 1_000_000m;

    private static string Sum(IEnumerable<Transaction> transactions, TransactionKind kind, string category) =>
        $"{transactions.Where(one => one.Kind == kind).Sum(one => one.Lines.Where(line => line.Category == category).Sum(line => line.AmountMicros)) / 1_000_000m:0.00}";

    private Lane LaneOf(string lane) => _lanes.TryGetValue(lane, out var known) ? known : _lanes[lane] = new Lane([], [], []);

    private sealed record Lane(Dictionary<string, Transaction> Known, HashSet<string> Voided, HashSet<string> Waiting);
}
