namespace ChannelGrains.Benchmarks.Workloads;

/// <summary>The part of a feed that one stream sends.</summary>
internal sealed class StreamFeed
{
    /// <summary>A batch id is the frame's index times this, and the batch's index in the frame.</summary>
    public const int BatchesOfAFrame = 256;

    private const int LargestTransactionBytes = 512;

    private readonly PartnerPopulation _population;
    private readonly FrameShape _shape;
    private readonly long[]? _numbers;
    private readonly long _now;
    private readonly WeightedDraw _draw;
    private readonly byte[] _buffer;
    private readonly int[] _partners;
    private readonly int _repeatedPercent;
    private SplitMix _random;
    private long _lastId;

    /// <param name="population">Who sells.</param>
    /// <param name="stream">Which stream.</param>
    /// <param name="shape">How it is sent.</param>
    /// <param name="numbers">The last number of each partner's lane; null for a keyed source.</param>
    /// <param name="now">Seconds since 1970.</param>
    /// <param name="seed">The same seed, the same sales.</param>
    /// <param name="repeatedPercent">Frames that follow a second time.</param>
    public StreamFeed(PartnerPopulation population, int stream, FrameShape shape, long[]? numbers, long now, ulong seed, int repeatedPercent)
    {
        (_population, _shape, _numbers, _now, _repeatedPercent) = (population, shape, numbers, now, repeatedPercent);
        _draw = population.DrawOf(stream);
        _buffer = new byte[(shape.Transactions + 1) * LargestTransactionBytes];
        _partners = new int[shape.Transactions];
        _random = new SplitMix(seed * 1_000 + (ulong)stream);
        _lastId = stream * 10_000_000_000;
    }

    /// <summary>Different transactions written so far.</summary>
    public long Transactions { get; private set; }

    /// <summary>What they add to the partners' net, in millionths of the currency's unit.</summary>
    public long NetMicros { get; private set; }

    public FrameList Next(long transactions)
    {
        var list = new FrameList();
        while (list.Transactions < transactions)
        {
            var (random, lastId, made) = (_random, _lastId, (Transactions, NetMicros));
            AddFrame(list);
            if (list.Count * _repeatedPercent / 100 == (list.Count - 1) * _repeatedPercent / 100)
                continue;
            // From the same state the same frame comes again, and leaves the same state.
            (_random, _lastId, (Transactions, NetMicros)) = (random, lastId, made);
            foreach (var partner in _numbers is null ? [] : _partners)
                _numbers![partner]--;
            AddFrame(list);
        }
        return list;
    }

    private void AddFrame(FrameList list)
    {
        var writer = new BackwardWriter(_buffer);
        var batches = WriteFrame(ref writer, list.Count);
        list.Add(writer.Written, batches, _shape.Transactions);
    }

    private int WriteFrame(ref BackwardWriter writer, int frame)
    {
        DrawPartners();
        var end = writer.Start;
        var batches = 0;
        for (var first = 0; first < _partners.Length;)
        {
            var count = 1;
            while (first + count < _partners.Length && _partners[first + count] == _partners[first])
                count++;
            WriteBatch(ref writer, (long)frame * BatchesOfAFrame + batches, _partners[first], count);
            first += count;
            batches++;
        }
        writer.Close(2, end);
        return batches;
    }

    private void DrawPartners()
    {
        if (!_shape.IsMixed)
        {
            Array.Fill(_partners, _draw.Next(ref _random));
            return;
        }
        for (var i = 0; i < _partners.Length; i++)
            _partners[i] = _draw.Next(ref _random);
        Array.Sort(_partners);
    }

    private void WriteBatch(ref BackwardWriter writer, long batch, int partner, int count)
    {
        var end = writer.Start;
        for (var i = 0; i < count; i++)
            NetMicros += SaleWriter.Write(ref writer, 5, partner, ++_lastId, _now, ref _random);
        Transactions += count;
        if (_numbers is not null)
        {
            writer.Varint(4, _numbers[partner] + 1);
            writer.Varint(3, 1);
            _numbers[partner] += count;
        }
        writer.Bytes(2, _population.Utf8Ids[partner]);
        writer.Varint(1, batch);
        writer.Close(1, end);
    }
}
