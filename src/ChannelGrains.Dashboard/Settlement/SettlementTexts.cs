namespace ChannelGrains.Dashboard.Settlement;

/// <summary>Names the texts of this folder.</summary>
internal sealed class SettlementTexts;
