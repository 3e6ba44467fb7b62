using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Sales;

public sealed partial class SalesBook
{
    /// <summary>
    /// True while every customer ever counted is in memory: then one that <see cref="TryGetFirstDay"/> does not know is new.
    /// Else whoever it does not know must be looked up elsewhere.
    /// </summary>
    public bool KnowsAllCustomers => !_registry.IsFull;

    /// <summary>The first business day of a customer, where it is known in memory.</summary>
    public bool TryGetFirstDay(ulong customer, out int day)
    {
        var index = _registry.Find(customer);
        day = index < 0 ? CustomerRegistry.NoDay : _registry.FirstDays[index];
        return day != CustomerRegistry.NoDay;
    }

    /// <summary>Whether so many customers who are new would all be kept in memory. Of others the first day is to be kept elsewhere.</summary>
    public bool HasPlaceFor(int newCustomers) => newCustomers <= CustomerRegistry.MaxCustomers - _registry.Count;

    /// <summary>Whether a customer is kept in memory.</summary>
    public bool Keeps(ulong customer) => _registry.Find(customer) >= 0;

    /// <summary>Sets a customer's first business day, or moves it from <paramref name="previousDay"/>.</summary>
    public void SetFirstDay(ulong customer, int? previousDay, int day)
    {
        var index = _registry.Add(customer);
        if (index >= 0)
        {
            _registry.FirstDays[index] = day;
            return;
        }
        _unregisteredNew ??= [];
        if (previousDay is { } previous)
            CountNew(_unregisteredNew, previous, -1);
        CountNew(_unregisteredNew, day, 1);
    }

    /// <summary>Different customers over whole months, both ends included, in months since 1970-01
    /// (<see cref="BusinessDay.Month"/>).</summary>
    public DistinctCustomers CountCustomers(int firstMonth, int lastMonth)
    {
        var (registered, unregistered, sketch) = CollectCustomers(firstMonth, lastMonth);
        return sketch is null
            ? new(registered.AsSpan().Count(true) + unregistered.Count, true, "")
            : new(Complete(sketch, registered, unregistered).Estimate(), false, CustomerSketch.StandardError);
    }

    /// <summary>The same customers as a sketch, to be united with those of other partners: <see cref="CustomerUnion"/>.</summary>
    public byte[] SketchCustomers(int firstMonth, int lastMonth)
    {
        var (registered, unregistered, sketch) = CollectCustomers(firstMonth, lastMonth);
        return Complete(sketch ?? new(), registered, unregistered).Ranks.ToArray();
    }

    /// <summary>
    /// The customers who bought most often over whole months, both ends included, in months since 1970-01. Null where one of them has more customers than
    /// <see cref="MaxExactCustomers"/>: of those only an estimate of their number is kept.
    /// </summary>
    public TopCustomers? FindTopCustomers(int firstMonth, int lastMonth)
    {
        var registered = new int[_registry.Count];
        Dictionary<ulong, int> unregistered = [];
        foreach (ref readonly var month in _months.AsSpan())
        {
            if (month.Month < firstMonth || month.Month > lastMonth)
                continue;
            var customers = month.CustomersOf(_registry);
            if (customers.Sketch is not null)
                return null;
            for (var i = 0; i < Math.Min(customers.Counts.Length, registered.Length); i++) // it grows ahead of the registry
                registered[i] += Math.Max(0, customers.Counts[i]);
            foreach ((var customer, var count) in customers.Unregistered ?? new Dictionary<ulong, int>())
                unregistered[customer] = unregistered.GetValueOrDefault(customer) + Math.Max(0, count);
        }
        var all = registered.Select((sales, i) => new CustomerSales(_registry.Customers[i], sales)).Concat(unregistered.Select(customer => new CustomerSales(customer.Key, customer.Value)));
        return Largest(all);
    }

    private static TopCustomers Largest(IEnumerable<CustomerSales> all)
    {
        var sum = 0L;
        PriorityQueue<CustomerSales, CustomerSales> largest = new(TopCustomers.Kept + 1);
        foreach (var customer in all)
        {
            sum += customer.Sales;
            if (customer.Sales == 0)
                continue;
            if (largest.Count < TopCustomers.Kept)
                largest.Enqueue(customer, customer);
            else
                largest.EnqueueDequeue(customer, customer);
        }
        return new TopCustomers([.. largest.UnorderedItems.Select(item => item.Element).OrderDescending()], sum);
    }

    private (bool[] Registered, HashSet<ulong> Unregistered, CustomerSketch? Sketch) CollectCustomers(int firstMonth, int lastMonth)
    {
        var registered = new bool[_registry.Count];
        HashSet<ulong> unregistered = [];
        CustomerSketch? sketch = null;
        foreach (ref readonly var month in _months.AsSpan())
        {
            if (month.Month < firstMonth || month.Month > lastMonth)
                continue;
            var customers = month.CustomersOf(_registry);
            if (customers.Sketch is { } estimated)
                (sketch ??= new()).Add(estimated.Ranks);
            for (var i = 0; i < customers.Counts.Length; i++)
                if (customers.Counts[i] > 0)
                    registered[i] = true;
            foreach ((var customer, var count) in customers.Unregistered ?? new Dictionary<ulong, int>())
                if (count > 0)
                    unregistered.Add(customer);
        }
        return (registered, unregistered, sketch);
    }

    private CustomerSketch Complete(CustomerSketch sketch, bool[] registered, HashSet<ulong> unregistered)
    {
        for (var i = 0; i < registered.Length; i++)
            if (registered[i])
                sketch.Add(_registry.Customers[i]);
        foreach (var customer in unregistered)
            sketch.Add(customer);
        return sketch;
    }

    private long CountNewCustomers(int firstDay, int lastDay)
    {
        long count = 0;
        foreach (var day in _registry.FirstDays)
            if (day >= firstDay && day <= lastDay && day != CustomerRegistry.NoDay)
                count++;
        foreach ((var day, var customers) in _unregisteredNew ?? [])
            if (day >= firstDay && day <= lastDay)
                count += customers;
        return count;
    }

    // Step i begins on firstDays[i] and ends before the next one, the last on lastDay.
    private void CountNewCustomers(int[] firstDays, int lastDay, Int128[] counts)
    {
        foreach (var day in _registry.FirstDays)
            if (day >= firstDays[0] && day <= lastDay && day != CustomerRegistry.NoDay)
                counts[StepOf(firstDays, day)]++;
        foreach ((var day, var customers) in _unregisteredNew ?? [])
            if (day >= firstDays[0] && day <= lastDay)
                counts[StepOf(firstDays, day)] += customers;
    }

    private static void CountNew(SortedDictionary<int, int> byDay, int day, int change)
    {
        var count = byDay.GetValueOrDefault(day) + change;
        if (count == 0)
            byDay.Remove(day);
        else
            byDay[day] = count;
    }
}
