namespace ChannelGrains.Server.Tests.Driving;

/// <summary>Tests that measure what the whole process has in memory: no other test runs beside them, as its servers would be measured too.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
