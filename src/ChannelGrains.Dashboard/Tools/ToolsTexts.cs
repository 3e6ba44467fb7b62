namespace ChannelGrains.Dashboard.Tools;

/// <summary>Names the texts of this folder.</summary>
internal sealed class ToolsTexts;
