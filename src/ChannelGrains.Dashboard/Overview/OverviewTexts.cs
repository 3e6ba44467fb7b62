namespace ChannelGrains.Dashboard.Overview;

/// <summary>Names the texts of this folder.</summary>
internal sealed class OverviewTexts;
