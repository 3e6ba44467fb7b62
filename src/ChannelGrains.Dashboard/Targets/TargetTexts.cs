namespace ChannelGrains.Dashboard.Targets;

/// <summary>Names the texts of this folder.</summary>
internal sealed class TargetTexts;
