namespace ChannelGrains.Dashboard.Risk;

/// <summary>Names the texts of this folder.</summary>
internal sealed class RiskTexts;
