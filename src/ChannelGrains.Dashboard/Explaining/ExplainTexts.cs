namespace ChannelGrains.Dashboard.Explaining;

/// <summary>Names the texts of this folder.</summary>
internal sealed class ExplainTexts;
