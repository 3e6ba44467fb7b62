using System.Runtime.InteropServices;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Ingest;

/// <summary>The customers whose first business day a batch sets or moves. Of several purchases the earliest counts, in whatever order they come.</summary>
public sealed class FirstPurchases
{
    private readonly Dictionary<ulong, int> _places = [];
    private readonly List<(ulong Customer, int Day)> _unknown = [];

    /// <summary>What was decided, once every customer of <see cref="Unknown"/> was entered.</summary>
    public List<FirstBusinessDay> All { get; } = [];

    /// <summary>Customers to look up, each as often as it buys: the sales book does not say whether they bought before.</summary>
    public ReadOnlySpan<(ulong Customer, int Day)> Unknown => CollectionsMarshal.AsSpan(_unknown);

    /// <summary>Decides the buyers that the sales book knows, and says which of the others are to be looked up.</summary>
    public void Decide(DecidedBatch batch, SalesBook sales)
    {
        foreach (ref readonly var transaction in batch.Transactions)
        {
            if (!transaction.BringsBuyer)
                continue;
            if (sales.TryGetFirstDay(transaction.Customer, out var known))
                Enter(transaction.Customer, known, transaction.BusinessDay);
            else if (sales.KnowsAllCustomers)
                Enter(transaction.Customer, null, transaction.BusinessDay);
            else
                _unknown.Add((transaction.Customer, transaction.BusinessDay));
        }
    }

    /// <summary>Decides a customer that was looked up.</summary>
    /// <param name="number">Its place in <see cref="Unknown"/>.</param>
    /// <param name="knownDay">Its first day so far; null when it never bought.</param>
    public void EnterUnknown(int number, int? knownDay) => Enter(_unknown[number].Customer, knownDay, _unknown[number].Day);

    public void Clear()
    {
        _places.Clear();
        _unknown.Clear();
        All.Clear();
    }

    private void Enter(ulong customer, int? knownDay, int day)
    {
        if (knownDay <= day)
            return;
        if (_places.TryAdd(customer, All.Count))
            All.Add(new FirstBusinessDay(customer, knownDay, day));
        else if (_places[customer] is var place && day < All[place].Day)
            All[place] = All[place] with { Day = day };
    }
}
