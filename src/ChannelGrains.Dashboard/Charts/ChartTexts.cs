namespace ChannelGrains.Dashboard.Charts;

/// <summary>Names the texts of this folder.</summary>
internal sealed class ChartTexts;
