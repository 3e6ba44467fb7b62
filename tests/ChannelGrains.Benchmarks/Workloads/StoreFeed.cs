namespace ChannelGrains.Benchmarks.Workloads;

/// <summary>A year of real stores' purchases day by day, as frames: a transaction for each vendor of a store's day, the vendor as its
/// customer, with a line for each category. Lines that agree in all of these are summed, which leaves the partner's state as it was.</summary>
internal sealed class StoreFeed : IFeed
{
    private const int BatchesOfAFrame = 64, FrameBytes = 2 << 20, LargestBatchBytes = 512 << 10;

    private readonly PartnerPopulation _population;
    private readonly StoreYear _year;
    private readonly bool _isKeyed;
    private readonly long[] _numbers;
    private readonly long[] _netMicros;
    private readonly long _yesterday = DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 86_400 - 1;
    private int _day;

    /// <param name="population">Partners, each of which buys as one of the stores.</param>
    /// <param name="year">What the stores bought.</param>
    /// <param name="isKeyed">Without numbers, for a source of mode KEYED.</param>
    public StoreFeed(PartnerPopulation population, StoreYear year, bool isKeyed = false)
    {
        (_population, _year, _isKeyed) = (population, year, isKeyed);
        _numbers = new long[population.Ids.Length];
        _netMicros = new long[population.Streams];
    }

    public static int DaysOfYear => 2 * StoreYear.DaysOfHalf;

    public string Name => "iowa, 64 partners a frame";

    public int Days => DaysOfYear;

    public int Streams => _population.Streams;

    public (long Transactions, long NetMicros) Made => (_numbers.Sum(), _netMicros.Sum());

    /// <summary>One day of all partners, shared out to the streams.</summary>
    public FrameList[] NextDay(int day)
    {
        var lists = EmptyLists();
        Add(lists, day);
        return lists;
    }

    /// <summary>Whole days; behind the last one of the year comes the first one again.</summary>
    public FrameList[] Next(long transactions)
    {
        var lists = EmptyLists();
        for (; lists.Sum(list => list.Transactions) < transactions; _day = (_day + 1) % DaysOfYear)
            Add(lists, _day);
        return lists;
    }

    private FrameList[] EmptyLists() => [.. Enumerable.Range(0, Streams).Select(_ => new FrameList())];

    private void Add(FrameList[] lists, int day) => Parallel.For(0, lists.Length, stream => Add(lists[stream], day, stream));

    private void Add(FrameList list, int day, int stream)
    {
        var seconds = (_yesterday - Days + 1 + day) * 86_400 + 12 * 3_600;
        var buffer = new byte[FrameBytes];
        var writer = new BackwardWriter(buffer);
        var (batches, transactions) = (0, 0);
        for (var partner = stream; partner < _numbers.Length; partner += _population.Streams)
        {
            if (_year.Of(day % StoreYear.DaysOfHalf, partner) is not { } vendors)
                continue;
            if (batches == BatchesOfAFrame || writer.Start < LargestBatchBytes)
            {
                Close(ref writer, list, batches, transactions);
                writer = new BackwardWriter(buffer);
                (batches, transactions) = (0, 0);
            }
            WriteBatch(ref writer, (long)list.Count * StreamFeed.BatchesOfAFrame + batches++, partner, seconds, vendors);
            _netMicros[stream] += vendors.Values.Sum(categories => categories.Values.Sum());
            transactions += vendors.Count;
        }
        if (batches > 0)
            Close(ref writer, list, batches, transactions);
    }

    private void WriteBatch(
        ref BackwardWriter writer, long batch, int partner, long seconds, SortedDictionary<string, SortedDictionary<string, long>> vendors)
    {
        var end = writer.Start;
        var number = _numbers[partner] + vendors.Count;
        foreach (var (vendor, categories) in vendors)
            Write(ref writer, number--, seconds, vendor, categories);
        if (!_isKeyed)
        {
            writer.Varint(4, _numbers[partner] + 1);
            writer.Varint(3, 1);
        }
        writer.Bytes(2, _population.Utf8Ids[partner]);
        writer.Varint(1, batch);
        writer.Close(1, end);
        _numbers[partner] += vendors.Count;
    }

    private static void Write(ref BackwardWriter writer, long number, long seconds, string vendor, SortedDictionary<string, long> categories)
    {
        var end = writer.Start;
        foreach (var (category, micros) in categories)
        {
            var line = writer.Start;
            writer.Varint(4, micros);
            writer.Varint(3, 1_000);
            writer.Text(2, category);
            writer.Text(1, "item");
            writer.Close(10, line);
        }
        writer.Text(8, vendor);
        writer.Bytes(4, "CNY"u8);
        writer.Varint(3, 1);
        var time = writer.Start;
        writer.Varint(1, seconds);
        writer.Close(2, time);
        writer.Id(1, (byte)'R', number, 8);
        writer.Close(5, end);
    }

    private static void Close(ref BackwardWriter writer, FrameList list, int batches, int transactions)
    {
        writer.Close(2, FrameBytes);
        list.Add(writer.Written, batches, transactions);
    }
}
