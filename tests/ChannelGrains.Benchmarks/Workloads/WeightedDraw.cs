namespace ChannelGrains.Benchmarks.Workloads;

/// <summary>Draws items by weight in constant time (Walker's alias method).</summary>
internal sealed class WeightedDraw
{
    private readonly int[] _items;
    private readonly int[] _aliases;
    private readonly double[] _keeps;

    public WeightedDraw(IReadOnlyList<int> items, Func<int, double> weightOf)
    {
        _items = [.. items];
        _aliases = new int[_items.Length];
        var total = _items.Sum(weightOf);
        _keeps = [.. _items.Select(item => weightOf(item) * _items.Length / total)];
        var small = new Stack<int>(Enumerable.Range(0, _items.Length).Where(i => _keeps[i] < 1));
        var large = new Stack<int>(Enumerable.Range(0, _items.Length).Where(i => _keeps[i] >= 1));
        while (small.Count > 0 && large.Count > 0)
        {
            var (low, high) = (small.Pop(), large.Pop());
            _aliases[low] = high;
            _keeps[high] -= 1 - _keeps[low];
            (_keeps[high] < 1 ? small : large).Push(high);
        }
        foreach (var rest in small.Concat(large))
            _keeps[rest] = 1;
    }

    public int Next(ref SplitMix random)
    {
        var place = random.Next(_items.Length);
        return random.NextDouble() < _keeps[place] ? _items[place] : _items[_aliases[place]];
    }
}
