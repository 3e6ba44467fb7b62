using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Grains.Ingest;

/// <summary>How much is sold now, by region and type. Regions are what people write, so only so many are told apart.</summary>
internal sealed class SalesPulses
{
    /// <summary>Regions that have a series of their own; those that come later share one.</summary>
    public const int MaxRegions = 50;

    private const int Levels = 2;
    private const string Others = "other";

    private readonly ConcurrentDictionary<string, bool> _regions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Region, ChannelType Type), PulseCount> _counts = new();

    public SalesPulse Of(byte[] region, ChannelType type)
    {
        var name = Bounded(NameOf(Encoding.UTF8.GetString(region)));
        return new SalesPulse(region, type, _counts.GetOrAdd((name, type), static _ => new PulseCount()));
    }

    public IEnumerable<Measurement<long>> Measure() => _counts.Select(each => new Measurement<long>(
        each.Value.Transactions, new KeyValuePair<string, object?>("region", each.Key.Region), new KeyValuePair<string, object?>("channel_type", each.Key.Type.ToString().ToLowerInvariant())));

    private static string NameOf(string path) => string.Join('/', path.Split('/').Take(Levels));

    private string Bounded(string region) => _regions.ContainsKey(region) || (_regions.Count < MaxRegions && _regions.TryAdd(region, true)) ? region : Others;
}
