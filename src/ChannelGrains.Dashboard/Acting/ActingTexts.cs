namespace ChannelGrains.Dashboard.Acting;

/// <summary>Names the texts of this folder.</summary>
internal sealed class ActingTexts;
