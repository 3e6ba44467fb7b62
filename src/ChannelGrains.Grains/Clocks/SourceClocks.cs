using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Clocks;

/// <summary>Notices sources whose sales go to quarantine because of a clock, all by about the same difference: history has many, a wrong clock has one.</summary>
public sealed partial class SourceClocks(ILogger<SourceClocks> logger)
{
    /// <summary>So many sales that are alike are no chance.</summary>
    public const int Enough = 20;

    /// <summary>Sources that are followed at most.</summary>
    public const int MaxSources = 1_024;

    /// <summary>Differences within this are the same one.</summary>
    public static readonly TimeSpan Alike = TimeSpan.FromHours(1);

    /// <summary>A source of which nothing came for so long is not suspected any more.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, SourceClock> _sources = new(StringComparer.Ordinal);

    /// <summary>The sources that are suspected at a time, by id.</summary>
    public IReadOnlyList<SourceClock> Suspected(long nowMicros) =>
        [.. _sources.Values.Where(source => source.Sales >= Enough && nowMicros - source.LastMicros < Memory.TotalMicroseconds).OrderBy(source => source.SourceId, StringComparer.Ordinal)];

    /// <summary>A sale of a source went to quarantine because it lies so far from the server's clock.</summary>
    public void Note(string sourceId, long differenceMicros, long nowMicros)
    {
        if (_sources.Count >= MaxSources && !_sources.ContainsKey(sourceId))
            return;
        var noted = _sources.AddOrUpdate(sourceId,
            static (id, sale) => First(id, sale.Difference, sale.Now),
            static (id, known, sale) => Next(id, known, sale.Difference, sale.Now),
            (Difference: differenceMicros, Now: nowMicros));
        if (noted.Sales == Enough)
            LogSuspected(logger, sourceId, Enough, Math.Abs(differenceMicros) / 3_600_000_000.0, differenceMicros > 0 ? "ahead of" : "behind");
    }

    private static SourceClock First(string id, long difference, long now) => new(id, 1, difference, difference, now);

    private static SourceClock Next(string id, in SourceClock known, long difference, long now)
    {
        var (least, most) = (Math.Min(known.LeastMicros, difference), Math.Max(known.MostMicros, difference));
        return most - least <= Alike.TotalMicroseconds && now - known.LastMicros < Memory.TotalMicroseconds
            ? new SourceClock(id, known.Sales + 1, least, most, now)
            : First(id, difference, now);
    }

    [LoggerMessage(EventId = 3201, Level = LogLevel.Warning,
        Message = "{Sales} sales of source {Source} went to quarantine alike, {Hours:0.0} h {Side} the server's clock: one of the two clocks is wrong. Set it, then replay the items by a filter.")]
    private static partial void LogSuspected(ILogger logger, string source, int sales, double hours, string side);
}
