namespace ChannelGrains.Dashboard.Markets;

/// <summary>Names the texts of this folder.</summary>
internal sealed class MarketsTexts;
