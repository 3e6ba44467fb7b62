namespace ChannelGrains.Benchmarks.Workloads;

/// <summary>One source's endless sales. Each call goes on where the last one ended, so that numbers and ids stay right whatever the runs
/// between were.</summary>
internal sealed class Feed : IFeed
{
    private readonly StreamFeed[] _streams;

    /// <param name="population">Who sells.</param>
    /// <param name="shape">How it is sent.</param>
    /// <param name="isKeyed">Without numbers, for a source of mode KEYED.</param>
    /// <param name="seed">The same seed, the same sales.</param>
    /// <param name="repeatedPercent">Frames that follow a second time.</param>
    public Feed(PartnerPopulation population, FrameShape shape, bool isKeyed, ulong seed, int repeatedPercent = 0)
    {
        var numbers = new long[population.Ids.Length];
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        _streams = [.. Enumerable.Range(0, population.Streams).Select(stream =>
            new StreamFeed(population, stream, shape, isKeyed ? null : numbers, now, seed, repeatedPercent))];
        Name = shape.Name;
    }

    public string Name { get; }

    public int Days => SaleWriter.Days;

    public int Streams => _streams.Length;

    public (long Transactions, long NetMicros) Made => (_streams.Sum(stream => stream.Transactions), _streams.Sum(stream => stream.NetMicros));

    public FrameList[] Next(long transactions)
    {
        var lists = new FrameList[_streams.Length];
        Parallel.For(0, lists.Length, stream => lists[stream] = _streams[stream].Next(transactions / lists.Length));
        return lists;
    }
}
