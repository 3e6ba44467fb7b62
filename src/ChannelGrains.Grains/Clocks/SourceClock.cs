namespace ChannelGrains.Grains.Clocks;

/// <summary>How far the latest sales of a source, which its clock put into quarantine one like the other, lie from the server's clock.</summary>
/// <param name="SourceId">The source.</param>
/// <param name="Sales">How many.</param>
/// <param name="LeastMicros">The smallest difference, in microseconds; above 0 is ahead of the server.</param>
/// <param name="MostMicros">The largest.</param>
/// <param name="LastMicros">When the last one came, microseconds since 1970-01-01 UTC.</param>
public readonly record struct SourceClock(string SourceId, int Sales, long LeastMicros, long MostMicros, long LastMicros);
