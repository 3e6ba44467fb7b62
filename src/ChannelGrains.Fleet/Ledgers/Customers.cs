using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Fleet.Ledgers;

/// <summary>The customers of one partner: who bought in a month, and since when each is known.</summary>
internal sealed class Customers
{
    private readonly Dictionary<(int Year, int Month), Dictionary<string, int>> _sales = [];
    private readonly Dictionary<string, DateOnly> _firstDays = [];

    /// <summary>A sale makes its customer known from its day on, also one that was voided before it came.</summary>
    public void Meet(Transaction transaction, DateOnly day)
    {
        if (IsPurchase(transaction) && (!_firstDays.TryGetValue(transaction.CustomerId, out var known) || day < known))
            _firstDays[transaction.CustomerId] = day;
    }

    /// <summary>Counts a purchase, or takes it back.</summary>
    public void Count(Transaction transaction, DateOnly day, bool isTakenBack)
    {
        if (!IsPurchase(transaction))
            return;
        if (!_sales.TryGetValue((day.Year, day.Month), out var month))
            _sales.Add((day.Year, day.Month), month = []);
        month[transaction.CustomerId] = month.GetValueOrDefault(transaction.CustomerId) + (isTakenBack ? -1 : 1);
    }

    /// <summary>Customers with a purchase in the months from the first to the last day.</summary>
    public int Distinct(DateOnly first, DateOnly last) => _sales
        .Where(month => new DateOnly(month.Key.Year, month.Key.Month, 1) >= first && new DateOnly(month.Key.Year, month.Key.Month, 1) <= last)
        .SelectMany(month => month.Value).Where(customer => customer.Value > 0).Select(customer => customer.Key).Distinct().Count();

    /// <summary>Customers who are known since one of these days.</summary>
    public int New(DateOnly first, DateOnly last) => _firstDays.Values.Count(day => day >= first && day <= last);

    private static bool IsPurchase(Transaction transaction) =>
        transaction.Kind == TransactionKind.Sale && transaction.CustomerId.Length > 0 && transaction.Lines.Sum(line => line.AmountMicros) > 0;
}
