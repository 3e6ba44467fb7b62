namespace ChannelGrains.Dashboard.Filling;

/// <summary>Names the texts of this folder.</summary>
internal sealed class FillingTexts;
