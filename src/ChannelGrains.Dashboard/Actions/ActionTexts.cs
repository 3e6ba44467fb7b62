namespace ChannelGrains.Dashboard.Actions;

/// <summary>Names the texts of this folder.</summary>
internal sealed class ActionTexts;
