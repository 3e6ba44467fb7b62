namespace ChannelGrains.Datasets.Tests.Settlement;

/// <summary>A commission in one mode.</summary>
internal readonly record struct ExpectedCommission(decimal Exact, decimal HalfAway, decimal HalfEven);
