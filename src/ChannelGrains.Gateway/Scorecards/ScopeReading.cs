using ChannelGrains.Domain.Scorecards;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>The figures of a scope, and when they were read, microseconds since 1970-01-01 UTC.</summary>
internal sealed record ScopeReading(ScopeFigures Figures, long AsOfMicros);
