using System.Collections.Concurrent;

namespace ChannelGrains.Dashboard.Naming;

/// <summary>The regions that there are, as they were read last, for all who have the same rights.</summary>
internal sealed class RegionMemory
{
    private const int MaxRights = 64;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    public IReadOnlyList<string>? Find(string rights) => _kept.TryGetValue(rights, out var kept) && TimeProvider.System.GetElapsedTime(kept.At) < Fresh ? kept.Regions : null;

    public void Keep(string rights, IReadOnlyList<string> regions)
    {
        if (_kept.Count >= MaxRights)
            _kept.Clear();
        _kept[rights] = new Kept(regions, TimeProvider.System.GetTimestamp());
    }

    private sealed record Kept(IReadOnlyList<string> Regions, long At);
}
