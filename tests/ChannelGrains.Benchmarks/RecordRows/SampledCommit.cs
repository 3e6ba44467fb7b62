using ChannelGrains.Benchmarks.Workloads;
using Npgsql;

namespace ChannelGrains.Benchmarks.RecordRows;

/// <summary>The records of one commit, as the frames of four streams leave them: a record for each batch, a batch for each partner of a frame.</summary>
internal sealed class SampledCommit
{
    private const int Frames = 32, LargestBytes = 256, Field = 5;

    private readonly List<(long Journal, Head Before, byte[][] Payloads)> _journals = [];

    /// <param name="shape">How frames are.</param>
    /// <param name="draw">Whose batches they hold.</param>
    /// <param name="heads">Of each journal; moved on.</param>
    /// <param name="random">What is drawn with.</param>
    public SampledCommit(FrameShape shape, WeightedDraw draw, Head[] heads, ref SplitMix random)
    {
        var batches = new SortedDictionary<int, List<int>>();
        for (var frame = 0; frame < Frames; frame++)
        {
            var (partner, counts) = (draw.Next(ref random), new Dictionary<int, int>());
            for (var i = 0; i < shape.Transactions; i++)
            {
                partner = shape.IsMixed ? draw.Next(ref random) : partner;
                counts[partner] = counts.GetValueOrDefault(partner) + 1;
            }
            foreach (var (of, count) in counts)
                (batches.TryGetValue(of, out var counted) ? counted : batches[of] = []).Add(count);
        }
        Transactions = Frames * shape.Transactions;
        foreach (var (journal, counts) in batches)
        {
            _journals.Add((journal, heads[journal], [.. PayloadsOf(journal, counts, random)]));
            heads[journal] = new Head(heads[journal].Last + 1, heads[journal].Last + counts.Count);
        }
    }

    public int Transactions { get; }

    public int Journals => _journals.Count;

    public NpgsqlParameter[] FirstRecords() => [Longs(one => one.Journal), Longs(one => one.Before.Last + 1), Bytes(_journals.Select(one => one.Payloads[0]))];

    public NpgsqlParameter[] NextRecords()
    {
        var next = _journals.SelectMany(one => one.Payloads.Skip(1).Select((payload, number) => (one.Journal, Version: one.Before.Last + 2 + number, payload))).ToList();
        return [Array(next.Select(one => one.Journal)), Array(next.Select(one => one.Version)), Bytes(next.Select(one => one.payload))];
    }

    public NpgsqlParameter[] Joined() =>
        [Longs(one => one.Journal), Longs(one => one.Before.Last + 1), Longs(one => one.Before.First), Bytes(_journals.Select(one => (byte[])[.. one.Payloads.SelectMany(payload => payload)]))];

    public NpgsqlParameter[] Heads() => [Longs(one => one.Journal), Longs(one => one.Before.Last), Longs(one => one.Before.Last + one.Payloads.Length)];

    public NpgsqlParameter[] Places() =>
        [new NpgsqlParameter<byte[]> { TypedValue = [.. _journals.SelectMany(one => one.Payloads).SelectMany(payload => payload)] }, Longs(one => one.Journal), Longs(one => one.Before.Last + 1)];

    private static IEnumerable<byte[]> PayloadsOf(int partner, List<int> counts, SplitMix random)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        foreach (var count in counts)
        {
            var writer = new BackwardWriter(new byte[count * LargestBytes]);
            for (var i = 0; i < count; i++)
                SaleWriter.Write(ref writer, Field, partner, i, now, ref random);
            yield return writer.Written.ToArray();
        }
    }

    private NpgsqlParameter<long[]> Longs(Func<(long Journal, Head Before, byte[][] Payloads), long> select) => Array(_journals.Select(select));

    private static NpgsqlParameter<long[]> Array(IEnumerable<long> values) => new() { TypedValue = [.. values] };

    private static NpgsqlParameter<byte[][]> Bytes(IEnumerable<byte[]> values) => new() { TypedValue = [.. values] };
}

/// <summary>The first and the last version that the latest commit added to a journal; zeros before the first one.</summary>
internal readonly record struct Head(long First, long Last);
