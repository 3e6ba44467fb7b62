using System.Globalization;
using System.Numerics;

namespace ChannelGrains.Domain.Sales;

/// <summary>
/// A HyperLogLog of 2^14 registers over 64-bit keyed hashes: counts distinct customers with a relative standard error of
/// 1.04 / sqrt(2^14) = 0.0081. Estimator: O. Ertl, "New cardinality estimation algorithms for HyperLogLog sketches"
/// (2017), algorithm 6, which needs no tables of bias.
/// </summary>
internal sealed class CustomerSketch
{
    public const int Precision = 14, Registers = 1 << Precision;

    public static readonly string StandardError = (1.04 / 128).ToString("0.0000", CultureInfo.InvariantCulture);

    private const int MaxRank = 64 - Precision + 1;

    private readonly byte[] _ranks = new byte[Registers];

    public ReadOnlySpan<byte> Ranks => _ranks;

    public void Add(ulong customer)
    {
        // Keyed hashes are uniform; the mixing protects against a caller whose are not (splitmix64's finalizer).
        var hash = (customer ^ (customer >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        hash ^= hash >> 31;
        var register = (int)(hash >> (64 - Precision));
        var rank = Math.Min(BitOperations.LeadingZeroCount(hash << Precision) + 1, MaxRank);
        if (rank > _ranks[register])
            _ranks[register] = (byte)rank;
    }

    public void Add(ReadOnlySpan<byte> ranks)
    {
        for (var i = 0; i < _ranks.Length; i++)
            _ranks[i] = Math.Max(_ranks[i], ranks[i]);
    }

    public long Estimate()
    {
        Span<int> counts = stackalloc int[MaxRank + 1];
        counts.Clear();
        foreach (var rank in _ranks)
            counts[Math.Min(rank, (byte)MaxRank)]++;
        var z = Registers * Tau(1 - counts[MaxRank] / (double)Registers);
        for (var rank = MaxRank - 1; rank >= 1; rank--)
            z = 0.5 * (z + counts[rank]);
        z += Registers * Sigma(counts[0] / (double)Registers);
        return (long)Math.Round(Registers / (2 * Math.Log(2)) * Registers / z);
    }

    private static double Sigma(double x)
    {
        if (x == 1)
            return double.PositiveInfinity;
        double y = 1, sum = x;
        for (var before = double.NaN; sum != before;)
        {
            x *= x;
            before = sum;
            sum += x * y;
            y += y;
        }
        return sum;
    }

    private static double Tau(double x)
    {
        if (x is 0 or 1)
            return 0;
        double y = 1, sum = 1 - x;
        for (var before = double.NaN; sum != before;)
        {
            x = Math.Sqrt(x);
            before = sum;
            y *= 0.5;
            sum -= (1 - x) * (1 - x) * y;
        }
        return sum / 3;
    }
}
