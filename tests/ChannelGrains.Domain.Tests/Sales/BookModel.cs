using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Tests.Sales;

/// <summary>What <see cref="SalesBook"/> must answer, computed the slow way from the list of transactions that stand.</summary>
internal sealed class BookModel
{
    public List<BookTransaction> Standing { get; } = [];

    public Dictionary<ulong, int> FirstDays { get; } = [];

    public void Record(BookTransaction transaction)
    {
        Standing.Add(transaction);
        if (transaction.BuyingCustomer is { } customer)
            FirstDays[customer] = Math.Min(transaction.Day, FirstDays.GetValueOrDefault(customer, int.MaxValue));
    }

    public SalesSummary Summarise(int firstDay, int lastDay)
    {
        List<BookTransaction> some = [.. Standing.Where(t => t.Day >= firstDay && t.Day <= lastDay)];
        List<CategoryMeasures> categories = [];
        foreach (var category in some.SelectMany(t => t.Lines).Select(l => l.Category).Distinct().OrderBy(c => $"category {c}", StringComparer.Ordinal))
            categories.Add(new($"category {category}", Measures([.. some.Where(t => t.Lines.Any(l => l.Category == category))], category)));
        return new(Measures(some, null), categories, FirstDays.Values.Count(d => d >= firstDay && d <= lastDay));
    }

    public int CountCustomers(Func<int, bool> days) =>
        Standing.Where(t => days(t.Day)).Select(t => t.BuyingCustomer).OfType<ulong>().Distinct().Count();

    private static SalesMeasures Measures(List<BookTransaction> transactions, int? category)
    {
        Int128 gross = 0, returns = 0, units = 0, cost = 0, known = 0;
        foreach (var transaction in transactions)
        {
            var sign = transaction.Kind == TransactionKind.Sale ? 1 : -1;
            foreach (var line in transaction.Lines.Where(l => category is null || l.Category == category))
            {
                if (sign > 0)
                    gross += line.AmountMicros;
                else
                    returns += line.AmountMicros;
                units += sign * line.QuantityThousandths;
                cost += line.CostKnown ? sign * line.CostMicros : 0;
                known += line.CostKnown ? sign * line.AmountMicros : 0;
            }
        }
        return new()
        {
            Gross = new(gross),
            Returns = new(returns),
            UnitsThousandths = (long)units,
            Transactions = transactions.Count,
            Cost = new(cost),
            NetWithKnownCost = new(known),
        };
    }
}
