using System.Collections.Concurrent;

namespace ChannelGrains.Dashboard.Exports;

/// <summary>How far running exports are, by an id that their page chose.</summary>
internal sealed class ExportProgress
{
    private const int MaxRunning = 256, MaxIdLength = 40;

    private readonly ConcurrentDictionary<string, Run> _running = new(StringComparer.Ordinal);

    public Run? Find(string id) => _running.GetValueOrDefault(id);

    /// <summary>Null where nobody follows it, or too many are followed.</summary>
    public Run? Start(string? id, int? total)
    {
        if (id is null or "" or { Length: > MaxIdLength } || _running.Count >= MaxRunning)
            return null;
        var run = new Run { Total = total };
        return _running.TryAdd(id, run) ? run : null;
    }

    public void End(string? id)
    {
        if (id is not null)
            _running.TryRemove(id, out _);
    }

    /// <summary>One export.</summary>
    internal sealed class Run
    {
        public int? Total { get; init; }

        public int Written { get; set; }
    }
}
