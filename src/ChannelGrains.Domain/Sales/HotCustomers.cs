namespace ChannelGrains.Domain.Sales;

/// <summary>
/// The customers of one month with the number of their SALEs of a positive amount: by the registry's index, beyond the
/// registry by hash. Above <see cref="SalesBook.MaxExactCustomers"/> it becomes a sketch, for good.
/// </summary>
internal sealed class HotCustomers
{
    private int[] _counts = [];
    private Dictionary<ulong, int>? _unregistered;

    /// <summary>Customers that count; not kept once there is a sketch.</summary>
    public int Distinct { get; private set; }

    /// <summary>Set once there were too many.</summary>
    public CustomerSketch? Sketch { get; private set; }

    /// <summary>By the registry's index; may end early.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    public IReadOnlyDictionary<ulong, int>? Unregistered => _unregistered;

    public long ApproximateBytes =>
        48 + 24 + 4L * _counts.Length + 32L * (_unregistered?.Count ?? 0) + (Sketch is null ? 0 : 48 + CustomerSketch.Registers);

    public static HotCustomers OfSketch(CustomerSketch sketch) => new() { Sketch = sketch };

    /// <summary>Adds <paramref name="times"/> sales, negative to take them back.</summary>
    /// <param name="registry">The partner's.</param>
    /// <param name="index">The customer's place in it, -1 when it is full.</param>
    /// <param name="customer">The customer's hash.</param>
    /// <param name="times">How many.</param>
    public void Add(CustomerRegistry registry, int index, ulong customer, int times)
    {
        if (Sketch is not null)
        {
            if (times > 0)
                Sketch.Add(customer);
            return;
        }
        Count(registry.Count, index, customer, times);
        if (Distinct > SalesBook.MaxExactCustomers)
            BecomeSketch(registry);
    }

    private void Count(int registered, int index, ulong customer, int times)
    {
        int before, after;
        if (index >= 0)
        {
            if (index >= _counts.Length)
                Array.Resize(ref _counts, Math.Min(Math.Max(registered, Math.Max(4, _counts.Length * 2)), CustomerRegistry.MaxCustomers));
            before = _counts[index];
            after = _counts[index] = before + times;
        }
        else
        {
            _unregistered ??= [];
            ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_unregistered, customer, out _);
            before = count;
            after = count = before + times;
            if (after == 0)
                _unregistered.Remove(customer);
        }
        Distinct += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
    }

    private void BecomeSketch(CustomerRegistry registry)
    {
        Sketch = new();
        var customers = registry.Customers;
        for (var i = 0; i < _counts.Length; i++)
            if (_counts[i] > 0)
                Sketch.Add(customers[i]);
        foreach ((var customer, var count) in _unregistered ?? [])
            if (count > 0)
                Sketch.Add(customer);
        _counts = [];
        _unregistered = null;
        Distinct = 0;
    }
}
