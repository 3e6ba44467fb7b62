namespace ChannelGrains.Grains.Gauges;

/// <summary>A service that <see cref="InstrumentsAtStart"/> makes.</summary>
internal sealed record MadeAtStart(Type Type);
