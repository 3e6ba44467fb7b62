using System.Text;

namespace ChannelGrains.Benchmarks.Workloads;

/// <summary>The partners of a run: the one of rank r sells in proportion to 1/r, or all sell the same. Each partner's lane belongs to one stream, and the
/// streams sell the same in all.</summary>
internal sealed class PartnerPopulation
{
    private readonly List<int>[] _byStream;
    private readonly bool _isEven;

    public PartnerPopulation(int partners, int streams, bool isEven = false)
    {
        _isEven = isEven;
        Ids = [.. Enumerable.Range(0, partners).Select(IdOf)];
        Utf8Ids = [.. Ids.Select(Encoding.ASCII.GetBytes)];
        _byStream = [.. Enumerable.Range(0, streams).Select(_ => new List<int>())];
        var loads = new double[streams];
        for (var partner = 0; partner < partners; partner++)
        {
            var stream = Array.IndexOf(loads, loads.Min());
            loads[stream] += WeightOf(partner);
            _byStream[stream].Add(partner);
        }
    }

    public string[] Ids { get; }

    public byte[][] Utf8Ids { get; }

    public int Streams => _byStream.Length;

    /// <summary>Draws partners of one stream, by their weight.</summary>
    public WeightedDraw DrawOf(int stream) => new(_byStream[stream], WeightOf);

    /// <summary>Draws from all partners, by their weight.</summary>
    public WeightedDraw DrawOfAll() => new([.. Enumerable.Range(0, Ids.Length)], WeightOf);

    private double WeightOf(int partner) => _isEven ? 1 : 1.0 / (partner + 1);

    private static string IdOf(int partner) => $"partner-{partner:D5}";
}
