namespace ChannelGrains.Dashboard.Charts;

/// <summary>One line, or one colour of bars, of a chart.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Values">One for each label; null where there is none.</param>
public sealed record SeriesLine(string Name, IReadOnlyList<decimal?> Values);
